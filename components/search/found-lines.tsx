import type { Route } from 'next';
import { CallMark } from '@/components/ui/call-mark';
import { FigureInWords } from '@/components/ui/figure-in-words';
import { LinkPending } from '@/components/ui/link-pending';
import { PageLink } from '@/components/ui/page-link';
import { figureOf } from '@/lib/domain/figure';
import { pairSlug } from '@/lib/domain/matchup';
import type { FoundMatchup, FoundSeat, FoundTool, FoundVerdict } from '@/lib/domain/search';
import { excerptOf, markedPieces } from '@/lib/domain/search-text';
import { emptyTally, type TallyReading } from '@/lib/domain/tally';
import { Marked } from './marked';

type Words = { words: readonly string[] };

const EXCERPT = 220;

/** A line of what was found: its name, which leads to it, and what is said of it. */
function Line({
  href,
  name,
  words,
  children,
}: Words & { href: string; name: string; children?: React.ReactNode }) {
  return (
    <li className="border-b border-hairline py-5">
      <h3 className="font-serif text-lead font-semibold">
        <PageLink href={href as Route} className="hover:underline">
          <Marked text={name} words={words} />
          <LinkPending />
        </PageLink>
      </h3>
      {children}
    </li>
  );
}

const isMarked = (text: string, words: readonly string[]) =>
  markedPieces(text, words).some(({ marked }) => marked);

/** Tools that were found: what each is, where its words stand, and its figures. */
export function FoundTools({
  items,
  words,
  tallies,
}: Words & { items: FoundTool[]; tallies: Record<string, TallyReading> }) {
  return (
    <ul className="grid gap-x-12 md:grid-cols-2">
      {items.map((tool) => {
        const votes = tallies[tool.slug];
        return (
          <Line key={tool.slug} href={`/tools/${tool.slug}`} name={tool.name} words={words}>
            <p className="max-w-prose pt-1">
              <Marked text={tool.tagline} words={words} />
            </p>
            {isMarked(tool.description, words) ? (
              <p className="max-w-prose pt-1 text-note text-muted">
                <Marked text={excerptOf(tool.description, words, EXCERPT)} words={words} />
              </p>
            ) : null}
            <p className="flex flex-wrap gap-x-5 gap-y-1 pt-2 text-note text-muted">
              <span>
                {tool.category}, by <Marked text={tool.maker} words={words} />
              </span>
              <span>
                Panel ship{' '}
                <FigureInWords figure={figureOf(tool.panel)} of="reviewer" tool={tool.name} />
              </span>
              <span>
                Community{' '}
                <FigureInWords
                  figure={figureOf(votes?.tally ?? emptyTally)}
                  of="vote"
                  tool={tool.name}
                  simulated={votes?.simulated}
                />
              </span>
            </p>
          </Line>
        );
      })}
    </ul>
  );
}

/** Matchups that were found, by both names. */
export function FoundMatchups({ items, words }: Words & { items: FoundMatchup[] }) {
  return (
    <ul className="grid gap-x-12 md:grid-cols-2">
      {items.map(({ left, right, headline }) => {
        const slug = pairSlug(left.slug, right.slug);
        const name = `${left.name} vs ${right.name}`;
        return (
          <Line key={slug} href={`/compare/${slug}`} name={name} words={words}>
            {headline ? (
              <p className="max-w-prose pt-1">
                <Marked text={headline} words={words} />
              </p>
            ) : null}
          </Line>
        );
      })}
    </ul>
  );
}

/** Seats that were found, with the question that each asks. */
export function FoundSeats({ items, words }: Words & { items: FoundSeat[] }) {
  return (
    <ul className="grid gap-x-12 md:grid-cols-2">
      {items.map(({ slug, name, question }) => (
        <Line key={slug} href={`/panel/${slug}`} name={name} words={words}>
          <p className="max-w-prose pt-1">
            <Marked text={question} words={words} />
          </p>
        </Line>
      ))}
    </ul>
  );
}

/** Verdicts that were found: whose on what, the call, and the words around what was looked for. */
export function FoundVerdicts({ items, words }: Words & { items: FoundVerdict[] }) {
  return (
    <ul className="grid gap-x-12 md:grid-cols-2">
      {items.map(({ tool, seat, call, body }) => (
        <Line
          key={`${tool.slug}-${seat.slug}`}
          href={`/tools/${tool.slug}/verdicts/${seat.slug}`}
          name={`${seat.name} on ${tool.name}`}
          words={words}
        >
          <p className="pt-1">
            <CallMark call={call} />
          </p>
          <blockquote className="max-w-prose pt-1 font-serif">
            <Marked text={excerptOf(body, words, EXCERPT)} words={words} />
          </blockquote>
        </Line>
      ))}
    </ul>
  );
}
