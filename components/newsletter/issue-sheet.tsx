import type { Route } from 'next';
import { Fragment } from 'react';
import { FigureInWords } from '@/components/ui/figure-in-words';
import { PageLink } from '@/components/ui/page-link';
import { SplitBar } from '@/components/ui/split-bar';
import { figureOf } from '@/lib/domain/figure';
import {
  kindInWords,
  leadInWords,
  linesOf,
  type ToldFigure,
  toldFigures,
} from '@/lib/domain/newsletter-words';
import type { PastIssue, PastItem } from '@/lib/queries/newsletter';

/** What a curator wrote, as text and nothing else: its paragraphs and lines. */
function IssueText({ text, className }: { text: string; className?: string }) {
  return linesOf(text).map((lines, of) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two paragraphs may be alike
    <p key={of} className={`max-w-prose pt-3 wrap-anywhere ${className ?? ''}`}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a poem may be alike
        <Fragment key={at}>
          {at > 0 ? <br /> : null}
          {line}
        </Fragment>
      ))}
    </p>
  ));
}

function Told({ told, asOf }: { told: ToldFigure; asOf: string }) {
  const { tool, label, of, figure, before } = told;
  const name = `${tool}, ${label.toLowerCase()}`;
  return (
    <li className="pt-2">
      <p className="text-note text-muted">
        {`${label} `}
        <FigureInWords {...{ figure, of, asOf }} tool={name} />
        {before ? (
          <>
            {', before '}
            <FigureInWords figure={figureOf(before)} of={of} tool={`${name}, before`} asOf={asOf} />
          </>
        ) : null}
      </p>
      <SplitBar figure={figure} />
    </li>
  );
}

function Item({ item, asOf }: { item: PastItem; asOf: string }) {
  const told = toldFigures(item);
  const slugs = [...new Set(told.map(({ slug }) => slug))];
  const figuresOf = (slug: string) => told.filter((one) => one.slug === slug);
  const id = `item-${item.id}`;
  return (
    <section aria-labelledby={id} className="border-t border-hairline py-8">
      <p className="text-note text-muted">{kindInWords[item.kind]}</p>
      <h2 id={id} className="max-w-prose font-serif text-head font-semibold wrap-anywhere">
        {item.title}
      </h2>
      <IssueText text={item.body} />
      <div className="flex flex-wrap gap-x-12 gap-y-4 pt-4">
        {slugs.map((slug) => (
          <div key={slug} className="w-80 max-w-full">
            <h3 className="font-semibold">{figuresOf(slug)[0]?.tool}</h3>
            <ul>
              {figuresOf(slug).map((one) => (
                <Told key={one.label} told={one} asOf={asOf} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      {item.leadsTo ? (
        <p className="pt-4">
          <PageLink
            href={item.leadsTo as Route}
            className="inline-flex min-h-11 items-center font-semibold underline"
          >
            {leadInWords(item)}
          </PageLink>
        </p>
      ) : (
        <p className="pt-4 text-note text-muted">What this was about is no longer on this site.</p>
      )}
    </section>
  );
}

/** A past issue, as it was sent. Its figures are those of then. */
export function IssueSheet({ issue }: { issue: PastIssue }) {
  return (
    <>
      <div className="pb-8 text-lead">
        <IssueText text={issue.intro} />
      </div>
      {issue.items.map((item) => (
        <Item key={item.id} item={item} asOf={issue.coversUntil} />
      ))}
    </>
  );
}
