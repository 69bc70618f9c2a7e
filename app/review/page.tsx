import { notFound } from 'next/navigation';
import { DeskHead } from '@/components/review/desk-head';
import { DeskListView } from '@/components/review/desk-list';
import { DeskNav } from '@/components/review/desk-nav';
import { deskPath } from '@/components/review/desk-path';
import { VerdictForm } from '@/components/review/verdict-form';
import { plainButton } from '@/components/ui/form';
import { requireRole } from '@/lib/auth/viewer';
import { countDesk, isDeskCursor } from '@/lib/data/review-lists';
import { findReviewer } from '@/lib/data/seats';
import { deskLists, seenNone } from '@/lib/domain/review';
import { emptyText, parameter, signedOutForm, withParameters } from './desk';
import { readLines } from './lines';

export default async function ReviewPage({ searchParams }: PageProps<'/review'>) {
  const params = await searchParams;
  const here = withParameters('/review', params, ['seat', 'list', 'after']);
  const signedOut = await signedOutForm(here, parameter(params, 'seat'));
  if (signedOut) return signedOut;
  const viewer = await requireRole('reviewer', here);

  const asked = parameter(params, 'list') ?? 'waiting';
  const list = deskLists.find((each) => each === asked);
  const after = parameter(params, 'after');
  if (!list || (after !== null && !isDeskCursor(after))) notFound();
  const reviewer = await findReviewer(viewer.userId);
  const wanted = parameter(params, 'seat');
  const seat = wanted ? reviewer?.seats.find(({ slug }) => slug === wanted) : reviewer?.seats[0];
  if (!reviewer || !seat) return <NoSeat />;

  const desk = { authorId: reviewer.authorId, seatId: seat.id };
  const [counts, lines] = await Promise.all([countDesk(desk), readLines(list, desk, after)]);
  return (
    <>
      <DeskHead title={`The ${seat.name}’s desk`}>
        {seat.question} You sign as {reviewer.name}.
      </DeskHead>
      <DeskNav seats={reviewer.seats} seat={seat} list={list} counts={counts} />
      <DeskListView lines={lines} seat={seat.slug} />
      {lines.nextCursor ? (
        <p className="pt-4">
          <a href={deskPath(seat.slug, list, lines.nextCursor)} className={plainButton}>
            Next
          </a>
        </p>
      ) : null}
      <section aria-labelledby="write" className="mt-10 border-t border-ink pt-4">
        <h2 id="write" className="pb-4 font-serif text-head font-semibold tracking-tight">
          Write a verdict
        </h2>
        <VerdictForm
          key={seat.slug}
          authorId={reviewer.authorId}
          seat={seat}
          tool={null}
          start={{ text: emptyText, footing: { version: 0, base: seenNone }, kept: null }}
          preview={null}
          standing={null}
          refusal={null}
          here={here}
        />
      </section>
    </>
  );
}

function NoSeat() {
  return (
    <DeskHead title="The reviewer’s desk">
      You do not hold this seat, or any seat of the panel. Whoever runs the site gives you one; then
      what waits for it stands here.
    </DeskHead>
  );
}
