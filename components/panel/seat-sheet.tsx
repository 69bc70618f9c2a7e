import { PageLink } from '@/components/ui/page-link';
import { Interests } from '@/components/verdict/interests';
import type { SeatFacts } from '@/lib/domain/seat';
import { emptyRecord } from '@/lib/domain/seat-record';
import { getSeatInterests, getSeatRecords } from '@/lib/queries/panel';
import { Holders } from './holders';
import { SeatFigures } from './seat-figures';

/** What a seat is: its question, motto and taste, its figures, who held it, and their interests. */
export async function SeatSheet({ seat }: { seat: SeatFacts }) {
  const [records, interests] = await Promise.all([getSeatRecords(), getSeatInterests(seat.slug)]);
  return (
    <>
      <header className="grid gap-y-4 pt-8 pb-8">
        <p className="text-note text-muted">A seat of the panel</p>
        <h1 className="font-serif text-title font-semibold tracking-tight">The {seat.name}</h1>
        <p className="max-w-prose text-lead">{seat.question}</p>
      </header>
      <div className="border-t border-ink pt-6">
        <SeatFigures record={records[seat.slug] ?? emptyRecord} />
        <p className="pt-4 text-note text-muted">
          <PageLink href="/methodology#seats" className="underline hover:text-ink">
            How these are counted
          </PageLink>
        </p>
      </div>
      <div className="mt-10 grid gap-x-12 gap-y-10 border-t border-ink pt-6 md:grid-cols-2">
        <section aria-labelledby="taste">
          <h2 id="taste" className="text-lead font-semibold">
            How it reads a tool
          </h2>
          <blockquote className="pt-2 font-serif text-head">“{seat.motto}”</blockquote>
          <dl className="grid max-w-prose gap-y-3 pt-4">
            <Taste term="What excites it">{seat.excites}</Taste>
            <Taste term="What tires it">{seat.tires}</Taste>
          </dl>
        </section>
        <div>
          <section aria-labelledby="holders">
            <h2 id="holders" className="pb-2 text-lead font-semibold">
              Who holds it
            </h2>
            <Holders holders={seat.holders} />
          </section>
          <Interests
            heading="h2"
            interests={interests.newest.map(({ author, tool, ...interest }) => ({
              ...interest,
              key: author.name + tool.slug,
              who: (
                <>
                  {author.name}, a {author.kind}, on{' '}
                  <PageLink href={`/tools/${tool.slug}`} prefetch={false} className="underline">
                    {tool.name}
                  </PageLink>
                </>
              ),
            }))}
          >
            {interests.more
              ? 'These are the newest; older ones stand on the page of each tool.'
              : null}
          </Interests>
        </div>
      </div>
    </>
  );
}

function Taste({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt className="text-note text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
