import { Verdict } from '@/components/matchup/verdict';
import { VerdictText } from '@/components/verdict/verdict-text';
import type { PublishedVerdict, ReviewedTool, SeatLabel } from '@/lib/domain/catalogue';
import { type DraftText, isSameWording, plainText } from '@/lib/domain/verdict-draft';
import { publishingEffect } from '@/lib/domain/verdict-rules';

export type PreviewOf = {
  tool: ReviewedTool;
  seat: SeatLabel;
  author: { id: number; name: string };
  /** The seat's published verdict on the tool. */
  standing: { authorId: number; toolVersion: string } | null;
  /** ISO date: when it would be published. */
  today: string;
};

/** The verdict as it will stand on the matchup page, made by the same component. */
export function Preview({ text, of }: { text: DraftText; of: PreviewOf | null }) {
  const body = plainText(text.body).trim();
  return (
    <section
      aria-labelledby="preview"
      className="self-start border-ink pt-3 max-lg:border-t lg:sticky lg:top-4 lg:pt-0"
    >
      <h2 id="preview" className="text-lead font-semibold">
        Preview
      </h2>
      <p className="pb-3 text-note text-muted">As it will stand on the matchup pages.</p>
      {body === '' ? (
        <p className="text-muted">Nothing written yet.</p>
      ) : of && text.call ? (
        <Stands text={{ ...text, body, call: text.call }} of={of} />
      ) : (
        <>
          <p className="pb-2 text-note text-muted">No call yet.</p>
          <blockquote className="max-w-prose font-serif text-lead">
            <VerdictText text={body} />
          </blockquote>
        </>
      )}
    </section>
  );
}

function Stands({ text, of }: { text: DraftText & { call: 'ship' | 'skip' }; of: PreviewOf }) {
  const { tool, seat, author, standing, today } = of;
  const toolVersion = text.toolVersion.trim() || tool.version;
  const effect = publishingEffect(standing, { authorId: author.id, toolVersion });
  const current = tool.verdicts.find((each) => each.seat.slug === seat.slug);
  const revised = effect === 'revises' ? current : undefined;
  const wording = {
    call: text.call,
    body: text.body,
    toolVersion,
    evidence: text.evidence
      .split('\n')
      .map((line) => line.trim())
      .filter((line, place, lines) => line !== '' && lines.indexOf(line) === place),
  };
  const stands = revised !== undefined && isSameWording(revised, wording);
  const verdict: PublishedVerdict = {
    seat,
    ...wording,
    author: { name: author.name, kind: 'person' },
    publishedAt: revised?.publishedAt ?? today,
    // What stands already, word for word, is not revised by being looked at.
    revisedAt: stands ? revised.revisedAt : revised ? today : null,
    hasEarlier:
      revised?.hasEarlier ??
      (effect === 'supersedes' || tool.retractions.some((each) => each.seat.slug === seat.slug)),
  };
  const others = tool.verdicts.filter((each) => each.seat.slug !== seat.slug);
  return (
    <div className="grid gap-y-1 pl-4">
      <p className="text-note font-semibold text-muted">{tool.name}</p>
      <Verdict verdict={verdict} tool={{ ...tool, verdicts: [...others, verdict] }} />
    </div>
  );
}
