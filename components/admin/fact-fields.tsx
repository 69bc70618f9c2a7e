'use client';

import { useRef } from 'react';
import { FactConflictChoice } from '@/components/admin/fact-conflict';
import { ChoiceField, LongField, TextField } from '@/components/admin/text-field';
import { slugFromName } from '@/lib/domain/slug';
import {
  type FactConflict,
  type FactField,
  type FactTexts,
  factLabels,
} from '@/lib/domain/tool-form';

export type CategoryChoice = { slug: string; name: string };

/**
 * The facts of a tool. As long as it was never published and nobody wrote another address, the address
 * follows the name as it is typed; without a script an empty one is made of the name when it is saved.
 */
export function FactFields({
  texts,
  errors,
  categories,
  published,
  conflicts = [],
}: {
  texts: FactTexts;
  errors: Record<string, string[]>;
  categories: CategoryChoice[];
  /** Whether it was ever published: then a new address leaves the old one behind. */
  published: boolean;
  conflicts?: FactConflict[];
}) {
  const part = useRef<HTMLDivElement>(null);
  const follows = useRef(
    !published && (texts.slug === '' || texts.slug === slugFromName(texts.name)),
  );
  const slugField = () => part.current?.querySelector<HTMLInputElement>('input[name="slug"]');
  const onName = (event: React.FormEvent<HTMLInputElement>) => {
    const slug = slugField();
    if (slug && follows.current) slug.value = slugFromName(event.currentTarget.value) ?? '';
  };
  const onSlug = (event: React.FormEvent<HTMLInputElement>) => {
    follows.current = !published && event.currentTarget.value === '';
  };
  const of = (name: FactField) => ({
    name,
    label: factLabels[name],
    value: texts[name],
    errors: errors[name],
  });
  const both = (name: FactField) => {
    const conflict = conflicts.find(({ field }) => field === name);
    return conflict ? <FactConflictChoice conflict={conflict} /> : null;
  };

  return (
    <div ref={part} className="grid items-start gap-4 sm:grid-cols-2">
      <div>
        <TextField {...of('name')} onInput={onName} autoComplete="off" />
        {both('name')}
      </div>
      <div>
        <TextField
          {...of('slug')}
          onInput={onSlug}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          hint={
            published
              ? 'It was published: after a change the old address leads to the new one for ever.'
              : 'The last part of its page’s address. Empty: made of the name.'
          }
        />
        {both('slug')}
      </div>
      <div className="sm:col-span-2">
        <TextField {...of('tagline')} hint="One line: what it does." />
        {both('tagline')}
      </div>
      <div className="sm:col-span-2">
        <LongField {...of('description')} rows={6} />
        {both('description')}
      </div>
      <div>
        <ChoiceField
          {...of('category')}
          none="Choose one"
          options={categories.map(({ slug, name }) => [slug, name])}
        />
        {both('category')}
      </div>
      <div>
        <TextField {...of('website')} type="url" />
        {both('website')}
      </div>
      <div>
        <TextField {...of('license')} hint="Such as MIT, or Proprietary." />
        {both('license')}
      </div>
      <div>
        <TextField {...of('maker')} hint="May stay empty." />
        {both('maker')}
      </div>
      <div>
        <TextField
          {...of('version')}
          hint="The version that the facts are about; may stay empty."
        />
        {both('version')}
      </div>
      <div>
        <TextField {...of('facts_checked_at')} type="date" hint="Empty: today." />
        {both('facts_checked_at')}
      </div>
    </div>
  );
}
