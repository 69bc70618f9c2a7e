'use client';

import { useActionState, useState } from 'react';
import { strongButton } from '@/components/ui/form';
import { saveNewsletterIssue } from '@/lib/actions/newsletter-issue';
import type { NewsletterIssue, NewsletterItem } from '@/lib/domain/newsletter';
import type { IssueDeskState } from '@/lib/domain/newsletter-desk';
import { Answer } from '../answer';
import { LongField, TextField } from '../text-field';
import { useRevision } from '../use-revision';
import { IssueItems } from './issue-items';
import { IssueWords } from './issue-words';
import { useTellUnsaved } from './unsaved-words';

/** The items in the order that a form names; one that it does not name comes last. */
function inOrder(items: readonly NewsletterItem[], order: string | undefined): NewsletterItem[] {
  if (order === undefined) return [...items];
  const named = order.split(',').map(Number);
  const place = ({ id }: NewsletterItem) => (named.includes(id) ? named.indexOf(id) : named.length);
  return [...items].sort((a, b) => place(a) - place(b));
}

/**
 * Where a draft's subject, intro and items are written, ordered, and taken in or left out; what they are
 * once it is none any more. What somebody has typed by then stays before them, to be saved after all.
 */
export function IssueEditor({ issue }: { issue: NewsletterIssue }) {
  const [state, save, saving] = useActionState<IssueDeskState, FormData>(saveNewsletterIssue, null);
  const { revision, typing, onInput, onSubmit } = useRevision(issue.revision, state);
  const refused = state && !state.ok ? state : null;
  useTellUnsaved(typing);
  const errors = refused?.fieldErrors ?? {};
  const answered = inOrder(issue.items, refused?.typed.order);
  const stands = answered.map(({ id }) => id).join(',');
  const [order, setOrder] = useState({ of: stands, ids: stands });
  // What was answered, or saved by somebody else, is shown in its own order.
  const ids = order.of === stands ? order.ids : stands;

  const isDraft = issue.state === 'draft';
  if (!isDraft && !typing && !refused) return <IssueWords issue={issue} />;
  return (
    <div className="grid max-w-3xl gap-y-3">
      {isDraft ? null : (
        <p className="border-l-4 border-skip py-1 pl-4">
          This issue is no draft any more, so what is typed here is not saved. Take the approval
          back to save it, or{' '}
          <a href={`/admin/newsletter/${issue.id}`} className="inline-block py-2.5 underline">
            let it go
          </a>
          .
        </p>
      )}
      <form
        action={save}
        onInput={onInput}
        onSubmit={onSubmit}
        autoComplete="off"
        className="grid gap-y-5"
      >
        {/* What Enter in a field presses: the first submit button is not to be one that moves an item. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" disabled={saving} />
        <input type="hidden" name="issue" value={issue.id} />
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="order" value={ids} />
        <TextField
          name="subject"
          label="Subject"
          value={refused?.typed.subject ?? issue.subject}
          errors={errors.subject}
          hint="One line of at most 150 characters; the first 50 are what a phone shows."
        />
        <LongField
          name="intro"
          label="Intro"
          value={refused?.typed.intro ?? issue.intro}
          errors={errors.intro}
          hint="Optional. An empty line begins a new paragraph."
          rows={5}
        />
        <IssueItems
          items={inOrder(answered, ids)}
          typed={refused?.typed ?? null}
          errors={errors}
          busy={saving}
          onOrder={(next) => {
            setOrder({ of: stands, ids: next.join(',') });
            onInput();
          }}
        />
        {refused?.theirs ? <Theirs theirs={refused.theirs} /> : null}
        <div className="flex flex-wrap gap-3 border-t border-hairline pt-4">
          <button type="submit" disabled={saving} className={strongButton}>
            {refused?.theirs ? 'Save mine instead' : 'Save'}
          </button>
        </div>
      </form>
      <Answer state={state} />
    </div>
  );
}

/** What somebody else left meanwhile, beside what is in the fields. */
function Theirs({ theirs }: { theirs: NewsletterIssue }) {
  return (
    <section aria-labelledby="theirs" className="grid gap-y-2 border border-rule p-4">
      <h3 id="theirs" className="font-semibold">
        What was saved meanwhile
      </h3>
      <dl className="grid gap-y-2">
        <dt className="text-note text-muted">Subject</dt>
        <dd>{theirs.subject}</dd>
        <dt className="text-note text-muted">Intro</dt>
        <dd className="whitespace-pre-line">{theirs.intro || 'None'}</dd>
        <dt className="text-note text-muted">Items</dt>
        <dd>
          <ol className="grid gap-y-2">
            {theirs.items.map(({ id, title, body, included }) => (
              <li key={id}>
                <span className="font-semibold">{title}</span>
                {included ? '' : ' (left out)'}
                <p className="text-note whitespace-pre-line">{body}</p>
              </li>
            ))}
          </ol>
        </dd>
      </dl>
      <p className="text-note">
        The fields above hold yours. Saving puts it in place of theirs; or{' '}
        <a href={`/admin/newsletter/${theirs.id}`} className="inline-block py-2.5 underline">
          keep theirs
        </a>
        .
      </p>
    </section>
  );
}
