'use client';

import { useActionState, useEffect, useId, useRef, useState } from 'react';
import { ToolPicker } from '@/components/catalogue/tool-picker';
import { boxStyle, describedBy, Field, plainButton, strongButton } from '@/components/ui/form';
import { submitVerdict } from '@/lib/actions/review';
import type { WriteState } from '@/lib/domain/review';
import { MAX_EVIDENCE } from '@/lib/domain/verdict-draft';
import { DiscardDraft } from './discard-draft';
import { DraftChoice } from './draft-choice';
import { DraftStatusLine } from './draft-status';
import { CallField } from './fields';
import { FormAnswer } from './form-answer';
import { Counter, PublishEffect, VersionHint } from './form-hints';
import { Preview, type PreviewOf } from './preview';
import { copyOf, type DraftStart, earlierOf, useDraft } from './use-draft';
import { useHydrated } from './use-hydrated';
import { notePicked, usePicked } from './use-picked';
import { useTypedBefore } from './use-typed-before';

export type VerdictFormProps = {
  authorId: number;
  seat: { slug: string; name: string };
  /** Null before one is chosen. */
  tool: { slug: string; name: string; version: string } | null;
  start: DraftStart;
  preview: PreviewOf | null;
  /** The seat's published verdict on the tool. */
  standing: { authorId: number; toolVersion: string } | null;
  /** Why publishing is refused here; null where it is not. */
  refusal: string | null;
  /** Where the form is, to come back to. */
  here: string;
};

/**
 * Where a verdict is written. A plain form that works without a script; with one, drafts save
 * themselves and the preview follows every key.
 */
export function VerdictForm(props: VerdictFormProps) {
  const { authorId, seat, tool, here, preview, refusal, start } = props;
  const pageOf = (slug: string) => `/review/${slug}?seat=${seat.slug}`;
  const [posted, post] = useActionState<WriteState, FormData>(submitVerdict, null, here);
  const [typedTool, setTypedTool] = useState(tool?.name ?? posted?.typed.tool ?? '');
  const typedNow = useRef(typedTool);
  const [draft, state] = useDraft(
    {
      ...{ authorId, start, seat: seat.slug, tool: tool?.slug ?? null },
      stands: props.standing !== null,
      onPlaced: (slug) => location.assign(pageOf(slug)),
    },
    posted,
    () => typedNow.current,
  );
  const { text, errors, footing } = state;
  const [goingTo, setGoingTo] = useState<string | null>(null);
  useEffect(() => {
    if (!goingTo || !(text.body || text.call || text.evidence)) return;
    // What was written before the tool was chosen, or while its page is on its way, goes with it.
    copyOf(authorId, seat.slug, goingTo).keep({ text, version: 0, carried: true });
    draft.forget();
  }, [authorId, seat.slug, goingTo, text, draft]);
  const form = useTypedBefore(draft, posted !== null);
  usePicked(tool?.slug ?? null, draft, form);
  const hydrated = useHydrated();
  const id = useId();

  const typeTool = (name: string) => {
    typedNow.current = name;
    setTypedTool(name);
  };
  const pickTool = ({ slug, name }: { slug: string; name: string }) => {
    typeTool(name);
    if (slug === tool?.slug) return;
    if (!tool) setGoingTo(slug);
    if (tool) typeTool(tool.name);
    notePicked(slug);
    // After what is noted now has been kept.
    setTimeout(() => location.assign(pageOf(slug)));
  };
  const goToFault = () => {
    const faulty = 'fieldset[aria-invalid] input, input[aria-invalid], textarea[aria-invalid]';
    form.current?.querySelector<HTMLElement>(faulty)?.focus();
  };
  const problem = (field: string) => ({ id: `${id}${field}`, errors: errors[field] });
  const described = (field: string) => describedBy(`${id}${field}`, errors[field]);

  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
      <div className="grid content-start gap-y-4">
        <DraftChoice draft={draft} state={state} />
        <FormAnswer
          state={state}
          pageOf={tool ? null : pageOf}
          here={here}
          earlier={earlierOf(start)}
          onDrop={draft.dropMine}
        />
        <form
          ref={form}
          // A browser that fills in what stood here before would pass for somebody who types.
          autoComplete="off"
          action={post}
          onSubmit={(event) => {
            event.preventDefault();
            const { submitter } = event.nativeEvent as SubmitEvent;
            const publishes =
              submitter instanceof HTMLButtonElement && submitter.value === 'publish';
            void draft.submit(publishes ? 'publish' : 'save').then(goToFault);
          }}
          className="grid content-start gap-y-4"
        >
          <input type="hidden" name="seat" value={seat.slug} />
          {tool ? <input type="hidden" name="tool" value={tool.slug} /> : null}
          <input type="hidden" name="version" value={footing.version} />
          <input type="hidden" name="base" value={footing.base.id} />
          <input type="hidden" name="baseVersion" value={footing.base.version} />
          <Field
            {...problem('tool')}
            label="Tool"
            hint={
              tool ? 'Another name takes you to that tool’s page.' : 'Its name or a part of it.'
            }
          >
            <ToolPicker
              {...problem('tool')}
              source="/api/review/tools"
              name={tool ? undefined : 'tool'}
              value={typedTool}
              onType={typeTool}
              onPick={pickTool}
              readOnly={tool !== null && !hydrated}
            />
          </Field>
          <CallField
            {...problem('call')}
            call={text.call}
            onChange={(call) => draft.type({ call })}
          />
          <Field
            {...problem('body')}
            label="Verdict"
            hint={
              <>
                <Counter body={text.body} /> Paragraphs, *emphasis* and web addresses become what
                they look like; everything else stands as typed.
              </>
            }
          >
            <textarea
              id={`${id}body`}
              name="body"
              rows={10}
              value={text.body}
              onChange={(event) => draft.type({ body: event.target.value })}
              {...described('body')}
              className={`${boxStyle} font-serif`}
            />
          </Field>
          <Field
            {...problem('toolVersion')}
            label="Tool version"
            hint={<VersionHint tool={tool} typed={text.toolVersion} />}
          >
            <input
              id={`${id}toolVersion`}
              name="toolVersion"
              type="text"
              autoComplete="off"
              value={text.toolVersion}
              onChange={(event) => draft.type({ toolVersion: event.target.value })}
              {...described('toolVersion')}
              className={`${boxStyle} min-h-11`}
            />
          </Field>
          <Field
            {...problem('evidence')}
            label="Evidence"
            hint={`Optional: up to ${MAX_EVIDENCE} web addresses, one a line.`}
          >
            <textarea
              id={`${id}evidence`}
              name="evidence"
              rows={3}
              value={text.evidence}
              spellCheck={false}
              onChange={(event) => draft.type({ evidence: event.target.value })}
              {...described('evidence')}
              className={boxStyle}
            />
          </Field>
          <div className="grid gap-y-2 border-t border-hairline pt-4">
            <div className="flex flex-wrap gap-3">
              <button type="submit" name="intent" value="save" className={plainButton}>
                Save draft
              </button>
              {refusal === null ? (
                <button
                  type="submit"
                  name="intent"
                  value="publish"
                  aria-describedby={`${id}effect`}
                  className={strongButton}
                >
                  Publish
                </button>
              ) : null}
            </div>
            <DraftStatusLine state={state} here={here} />
            <p id={`${id}effect`} className="text-note text-muted">
              {refusal ?? <PublishEffect {...props} typed={text.toolVersion} />}
            </p>
          </div>
        </form>
        {tool ? (
          <DiscardDraft
            seat={seat.slug}
            tool={tool.slug}
            version={footing.version}
            here={here}
            onDiscard={draft.forget}
          />
        ) : null}
      </div>
      <Preview text={text} of={preview} />
    </div>
  );
}
