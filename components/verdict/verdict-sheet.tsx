import type { ReactNode } from 'react';
import { CallMark } from '@/components/ui/call-mark';
import type { AuthorLabel, VerdictWording } from '@/lib/domain/catalogue';
import { versionInWords } from '@/lib/domain/tool-version';
import { webAddress } from '@/lib/domain/verdict-text';
import { VerdictText } from './verdict-text';

/**
 * A verdict as it stands on a page, and in the desk's preview: the call, the quote, what it rests on,
 * and who wrote it, a person or a model, on which version. A dissent is set off at the edge. `children`
 * end the caption.
 */
export function VerdictSheet({
  wording,
  author,
  dissents = false,
  children,
}: {
  wording: VerdictWording;
  author: AuthorLabel;
  dissents?: boolean;
  children?: ReactNode;
}) {
  const edge = wording.call === 'ship' ? 'border-ship' : 'border-skip';
  return (
    <figure
      className={`grid content-start gap-y-2 wrap-anywhere ${dissents ? `-ml-4 border-l-4 pl-3 ${edge}` : ''}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <CallMark call={wording.call} />
        {dissents ? <span className="text-note text-muted">dissents from the panel</span> : null}
      </p>
      <blockquote className="max-w-prose font-serif text-lead">
        <VerdictText text={wording.body} />
      </blockquote>
      {wording.evidence.length > 0 ? <Evidence addresses={wording.evidence} /> : null}
      <figcaption className="text-note text-muted">
        Written by {author.name}, a {author.kind}, on {versionInWords(wording.toolVersion)}
        {children}
      </figcaption>
    </figure>
  );
}

function Evidence({ addresses }: { addresses: string[] }) {
  return (
    <div className="max-w-prose text-note text-muted">
      <p>It rests on</p>
      <ul>
        {[...new Set(addresses)].map((address) => (
          <li key={address}>
            <EvidenceLink address={address} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The words are the address made plain, where nothing can hide: not what was typed. */
function EvidenceLink({ address }: { address: string }) {
  const href = webAddress(address);
  // What is no web address was never let in; if one stands there all the same, it is text.
  if (href === null) return address;
  return (
    <a href={href} rel="ugc nofollow noopener" className="break-all underline hover:text-ink">
      {href.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')}
    </a>
  );
}
