import { HeldBy } from '@/components/panel/holders';
import { seatHref } from '@/components/panel/seat-href';
import { PageLink } from '@/components/ui/page-link';
import { getPanel } from '@/lib/queries/panel';
import { Part } from './part';

/** What the panel's figure is, who speaks for it, and what is said of a seat. */
export async function PanelParts() {
  const seats = await getPanel();
  return (
    <>
      <Part id="panel">
        <p>
          A reviewer writes a verdict on a tool and calls it: ship or skip. “75% of 4 reviewers” is
          the share of published verdicts that say ship, three of four, and no more than that.
        </p>
        <p>
          A verdict is about the version that it names. When its wording changes, it says when, and
          its page shows word by word what changed. A newer verdict of the same seat takes the older
          one’s place; a retracted one stays readable with the reason. Neither of these is counted
          any more.
        </p>
      </Part>
      <Part id="reviewers">
        <p>
          Reviewers hold a seat, and a seat asks one question of every tool. Each seat has at most
          one verdict on a tool that counts, whoever holds it.
        </p>
        <ul className="grid gap-y-3">
          {seats.map((seat) => (
            <li key={seat.slug}>
              <PageLink href={seatHref(seat.slug)} className="font-semibold underline">
                {seat.name}
              </PageLink>
              : {seat.question}
              <HeldBy holders={seat.holders} />
            </li>
          ))}
        </ul>
        <p>
          Every verdict says who wrote it and whether that is a person or a model. All verdicts in
          the sample catalogue are illustrative: a model wrote them, and each says so.
        </p>
        <p>
          A reviewer who has an interest in a tool declares it. From then on they publish no verdict
          on that tool, which the site enforces, and the interest stands on the tool’s page and on
          the seat’s. A verdict that was published before says so beside it.
        </p>
      </Part>
      <Part id="seats">
        <p>
          A seat <strong>ships</strong> as often as its published verdicts say ship. Verdicts on
          tools that are not published any more are left out.
        </p>
        <p>
          A seat <strong>dissents</strong> on a tool when most of the panel’s verdicts on it say the
          opposite. Counted are the tools that the seat judged and on which it could have been in a
          minority: those with three verdicts or more, as many ships as skips left out.
        </p>
        <p>
          How far a seat stands <strong>from the community</strong> is counted on the tools that the
          seat judged and on which the community has a clear side: the 95% interval of its figure
          lies wholly above or wholly below 50%. There the seat either calls as the community does
          or it does not. It is called near or far only where the interval of that share leaves out
          50% as well.
        </p>
        <p>
          Each share stands with its counts and its 95% interval, as every figure here. A seat’s
          record is that of the seat, whoever held it.
        </p>
      </Part>
    </>
  );
}
