'use client';

import { useState } from 'react';
import { type PickedTool, ToolPicker } from '@/components/catalogue/tool-picker';
import { strongButton } from '@/components/ui/form';
import type { CompareField } from '@/lib/domain/compare-request';

const LABELS: Record<CompareField, string> = {
  left: 'First tool',
  right: 'Second tool',
  third: 'Third tool (optional)',
  fourth: 'Fourth tool (optional)',
};

/** A tool as a field of the form has it: what is typed, and which one was picked from the list. */
type Typed = { text: string; slug: string | null };

/**
 * Asks for tools to compare: a plain form that answers with an address, whose fields offer names while
 * one types. `tool` stands as the first one already.
 */
export function CompareForm({
  fields,
  typed = {},
  tool,
}: {
  fields: readonly CompareField[];
  typed?: Partial<Record<CompareField, PickedTool | string>>;
  tool?: PickedTool;
}) {
  const [first, ...others] = fields;
  const columns = fields.length > 2 ? 'sm:grid-cols-2 lg:grid-cols-4' : 'sm:grid-cols-2';
  return (
    <form
      action="/compare"
      method="get"
      aria-label={tool ? `Compare ${tool.name} with another tool` : 'Compare tools'}
      className={`no-print ${others.length > 0 ? 'grid gap-y-4' : 'flex flex-wrap items-end gap-3'}`}
    >
      {tool ? <input type="hidden" name="left" value={tool.slug} /> : null}
      <div
        className={`grid gap-x-6 gap-y-3 ${others.length > 0 ? columns : 'min-w-56 grow sm:max-w-md'}`}
      >
        {fields.map((field) => (
          <ToolField
            key={field}
            name={field}
            label={tool && field === first ? `Compare ${tool.name} with` : LABELS[field]}
            given={typed[field]}
          />
        ))}
      </div>
      <p>
        <button type="submit" className={strongButton}>
          Compare
        </button>
      </p>
    </form>
  );
}

/** Adds one more tool to those that stand side by side. */
export function AddToolForm({ slugs, near }: { slugs: string[]; near: PickedTool[] }) {
  return (
    <form action="/compare" method="get" aria-label="Add a tool" className="no-print grid gap-y-3">
      <input type="hidden" name="tools" value={slugs.join(',')} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 grow sm:max-w-sm">
          <ToolField name="add" label="Add a tool" given={undefined} />
        </div>
        <button type="submit" className={strongButton}>
          Add
        </button>
      </div>
      {near.length > 0 ? (
        <p className="flex flex-wrap items-center gap-x-4 text-note">
          <span className="text-muted">From the same category:</span>
          {near.map(({ slug, name }) => (
            <button
              key={slug}
              type="submit"
              name="add"
              value={slug}
              className="inline-flex min-h-11 items-center underline"
            >
              Add {name}
            </button>
          ))}
        </p>
      ) : null}
    </form>
  );
}

function ToolField({
  name,
  label,
  given,
}: {
  name: string;
  label: string;
  given: PickedTool | string | undefined;
}) {
  const [{ text, slug }, setTyped] = useState<Typed>(
    typeof given === 'object'
      ? { text: given.name, slug: given.slug }
      : { text: given ?? '', slug: null },
  );
  const id = `compare-${name}`;
  return (
    <div className="grid content-start gap-y-1">
      <label htmlFor={id} className="text-note font-semibold">
        {label}
      </label>
      {/* Two tools may be called the same: which one was picked is said by its address part. */}
      {slug === null ? null : <input type="hidden" name={name} value={slug} />}
      <ToolPicker
        id={id}
        source="/api/tools/names"
        name={slug === null ? name : undefined}
        value={text}
        onType={(typed) => setTyped({ text: typed, slug: null })}
        onPick={(tool) => setTyped({ text: tool.name, slug: tool.slug })}
        errors={undefined}
        enterSends
      />
      <span id={`${id}-hint`} className="sr-only">
        Type a name and choose from the list.
      </span>
    </div>
  );
}
