import { notFound } from 'next/navigation';
import { DeskHead } from '@/components/review/desk-head';
import { deskPath } from '@/components/review/desk-path';
import { Interest } from '@/components/review/interest';
import { Standing } from '@/components/review/standing';
import { VerdictForm } from '@/components/review/verdict-form';
import { requireRole } from '@/lib/auth/viewer';
import { findReviewPlace } from '@/lib/data/review-places';
import { findReviewer, listSeats } from '@/lib/data/seats';
import { findTool } from '@/lib/data/tools';
import { isSameSeen, type ReviewPlace, seenNone } from '@/lib/domain/review';
import { isToolSlug, plainSlugSchema } from '@/lib/domain/slug';
import {
  canPublishVerdict,
  canRetractVerdict,
  canWriteDraft,
  type Ruling,
} from '@/lib/domain/verdict-rules';
import { parameter, signedOutForm, withParameters } from '../desk';

type Props = PageProps<'/review/[tool]'>;

export default async function WritePage(props: Props) {
  const [{ tool: slug }, params] = await Promise.all([props.params, props.searchParams]);
  if (!isToolSlug(slug)) notFound();
  const here = withParameters(`/review/${slug}`, params, ['seat']);
  const signedOut = await signedOutForm(here, parameter(params, 'seat'));
  if (signedOut) return signedOut;
  const viewer = await requireRole('reviewer', here);

  const reviewer = await findReviewer(viewer.userId);
  const wanted = parameter(params, 'seat') ?? reviewer?.seats[0]?.slug;
  if (wanted !== undefined && !plainSlugSchema.safeParse(wanted).success) notFound();
  const seatSlug = wanted ?? (await listSeats())[0]?.slug ?? '';
  const [place, tool] = await Promise.all([
    findReviewPlace(viewer.userId, seatSlug, slug),
    findTool(slug),
  ]);
  if (!place || !tool || place.tool.slug !== slug) notFound();
  const { seat, standing, author } = place;
  const ruled = { ...place.tool, conflict: place.conflict?.note ?? null };
  const writing = canWriteDraft(viewer, seat, ruled);
  const publishing = canPublishVerdict(viewer, seat, ruled);
  const retracting =
    standing &&
    canRetractVerdict(viewer, { state: 'published', author: standing.author.userId }).allowed;
  const stands = standing && { authorId: standing.author.id, toolVersion: standing.toolVersion };
  const isMine = standing !== null && standing.author.id === author?.id;

  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-4 text-note">
        <a href={deskPath(seat.slug, 'waiting')} className="underline">
          Desk
        </a>
      </nav>
      <DeskHead title={`The ${seat.name} on ${tool.name}`}>{seat.question}</DeskHead>
      <div className="grid gap-y-8 border-t border-ink pt-4">
        {writing.allowed && author ? (
          <VerdictForm
            key={`${seat.slug}/${slug}`}
            authorId={author.id}
            seat={{ slug: seat.slug, name: seat.name }}
            tool={place.tool}
            start={startOf(place, isMine)}
            preview={{
              tool,
              seat: { slug: seat.slug, name: seat.name, question: seat.question },
              author,
              standing: stands,
              today: new Date().toISOString(),
            }}
            standing={stands}
            refusal={refusalOf(publishing, place)}
            here={here}
          />
        ) : (
          <p>{writing.allowed ? 'You hold no seat.' : writing.reason}</p>
        )}
        <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
          <Standing
            verdict={standing}
            newer={
              place.draft !== null && standing !== null && !isSameSeen(place.draft.base, standing)
            }
            tool={place.tool}
            mayRetract={retracting === true}
            here={here}
          />
          {author ? (
            <Interest seat={seat.slug} tool={place.tool} conflict={place.conflict} here={here} />
          ) : null}
        </div>
      </div>
    </>
  );
}

/** Why publishing is refused, and what became of a draft where there is one; null where it is not. */
function refusalOf(publishing: Ruling, { draft }: ReviewPlace): string | null {
  if (publishing.allowed) return null;
  return draft ? `${publishing.reason} Your draft is kept.` : publishing.reason;
}

/** What the form begins with: the draft, else my verdict to revise, else the tool's version alone. */
function startOf({ tool, draft, standing }: ReviewPlace, isMine: boolean) {
  const base = standing ? { id: standing.id, version: standing.version } : seenNone;
  const fresh = { call: null, body: '', toolVersion: tool.version, evidence: '' };
  const { call, body, toolVersion, evidence } = draft ?? (isMine ? standing : null) ?? fresh;
  return {
    text: { call, body, toolVersion, evidence },
    footing: { version: draft?.version ?? 0, base },
    kept: draft,
  };
}
