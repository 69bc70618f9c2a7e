'use client';

import { useActionState } from 'react';
import { boxStyle, describedBy, Field, strongButton } from '@/components/ui/form';
import { type SuggestState, sendSuggestion } from '@/lib/actions/suggest';
import type { AdminState } from '@/lib/domain/admin-answer';
import { type About, factNames } from '@/lib/domain/suggestion';

type Texts = {
  state: AdminState;
  name: string;
  label: string;
  start?: string;
  hint?: string;
  optional?: boolean;
};

function fieldOf({ state, name, start = '' }: Texts) {
  const errors = state && !state.ok ? state.fieldErrors?.[name] : undefined;
  return { errors, shown: state?.typed[name] ?? start };
}

function Line(props: Texts & { type?: 'text' | 'url' | 'email' }) {
  const { name, label, hint, optional = false, type = 'text' } = props;
  const { errors, shown } = fieldOf(props);
  return (
    <Field id={name} label={optional ? `${label} (optional)` : label} errors={errors} hint={hint}>
      <input
        // A form is emptied when its action is done; the key keeps what was typed.
        key={shown}
        id={name}
        name={name}
        type={type}
        required={!optional}
        autoComplete={type === 'email' ? 'email' : 'off'}
        defaultValue={shown}
        {...describedBy(name, errors, hint !== undefined)}
        className={`${boxStyle} min-h-11`}
      />
    </Field>
  );
}

function Lines(props: Texts) {
  const { name, label, hint, optional = false } = props;
  const { errors, shown } = fieldOf(props);
  return (
    <Field id={name} label={optional ? `${label} (optional)` : label} errors={errors} hint={hint}>
      <textarea
        key={shown}
        id={name}
        name={name}
        rows={4}
        required={!optional}
        defaultValue={shown}
        {...describedBy(name, errors, hint !== undefined)}
        className={boxStyle}
      />
    </Field>
  );
}

function Choice({ options, ...props }: Texts & { options: (readonly [string, string])[] }) {
  const { name, label } = props;
  const { errors, shown } = fieldOf(props);
  return (
    <Field id={name} label={label} errors={errors}>
      <select
        key={shown}
        id={name}
        name={name}
        defaultValue={shown}
        {...describedBy(name, errors, false)}
        className={`${boxStyle} min-h-11`}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

type Props = {
  about: About;
  /** The tools that a correction can be about, where the address names any. */
  tools: readonly { slug: string; name: string }[];
  /** What the site says now of the fact that the address names. */
  now?: string | undefined;
};

function Correction({ about, tools, now, state }: Props & { state: AdminState }) {
  const { fact, page } = about.kind === 'correction' ? about : { fact: null, page: null };
  const [tool] = tools;
  return (
    <>
      {page ? <input type="hidden" name="page" value={page} /> : null}
      {tools.length > 1 ? (
        <Choice
          state={state}
          name="tool"
          label="Tool"
          start={tool?.slug ?? ''}
          options={tools.map(({ slug, name }) => [slug, name] as const)}
        />
      ) : (
        <Line
          state={state}
          name="tool"
          label="Tool"
          start={tool?.name ?? ''}
          hint="Its name, or the address of its page here."
        />
      )}
      <Choice
        state={state}
        name="fact"
        label="What is wrong"
        start={fact ?? ''}
        options={[['', 'Choose'], ...Object.entries(factNames)]}
      />
      <Lines
        state={state}
        name="should"
        label="What it should say"
        {...(now && { hint: `It says now: ${now}` })}
      />
      <Line
        state={state}
        name="source"
        type="url"
        label="Where that can be checked"
        hint="A full address that starts with https:// or http://"
        optional
      />
    </>
  );
}

/** Proposes a tool, a matchup or a correction. A form, so that it works without JavaScript. */
export function SuggestForm({ about, tools, now }: Props) {
  const [state, send, sending] = useActionState<SuggestState, FormData>(sendSuggestion, null);
  const why = <Lines state={state} name="why" label="Why" optional />;
  return (
    <div className="max-w-prose">
      <div role="status">
        {state?.ok ? (
          <div className="mb-6 border-l-4 border-ship pl-4 font-semibold">
            {state.already ? (
              <p>
                It is here already:{' '}
                <a href={state.already.path} className="underline">
                  {state.already.name}
                </a>
              </p>
            ) : null}
            <p>{state.data.message}</p>
            {state.back ? (
              <p>
                <a href={state.back.path} className="inline-flex min-h-11 items-center underline">
                  Back to {state.back.name}
                </a>
              </p>
            ) : null}
          </div>
        ) : null}
        {state && !state.ok ? (
          <p className="mb-6 border-l-4 border-skip pl-4 font-semibold text-skip">
            {state.message}
          </p>
        ) : null}
      </div>
      <form action={send} noValidate className="grid gap-y-5">
        <input type="hidden" name="kind" value={about.kind} />
        {about.kind === 'tool' ? (
          <>
            <Line state={state} name="name" label="Name" />
            <Line
              state={state}
              name="website"
              type="url"
              label="Website"
              hint="A full address that starts with https:// or http://"
            />
            {why}
          </>
        ) : null}
        {about.kind === 'matchup' ? (
          <>
            <Line state={state} name="left" label="First tool" hint="Two tools that stand here." />
            <Line state={state} name="right" label="Second tool" />
            {why}
          </>
        ) : null}
        {about.kind === 'correction' ? (
          <Correction about={about} tools={tools} now={now} state={state} />
        ) : null}
        {/* Nobody sees this field but what fills in every field that it finds. */}
        <div aria-hidden="true" className="absolute -left-[200vw]">
          <label>
            Company
            <input type="text" name="company" tabIndex={-1} autoComplete="off" />
          </label>
        </div>
        <Line
          state={state}
          name="email"
          type="email"
          label="Email"
          hint="Only to answer you once; it is forgotten then."
          optional
        />
        <button type="submit" disabled={sending} className={`${strongButton} w-fit`}>
          Send suggestion
        </button>
      </form>
    </div>
  );
}
