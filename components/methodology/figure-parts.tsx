import { WorkedExample } from '@/components/matchup/worked-example';
import { WILSON_FORMULA } from '@/lib/domain/figure-words';
import { Part } from './part';

/** How a count becomes a percentage, an interval, a comparison and a rank. */
export function FigureParts() {
  return (
    <>
      <Part id="percentage">
        <p>
          Ships divided by all, in whole percent, half a point rounded up. 100% stands only where
          nobody skipped, and 0% only where nobody shipped; next to that it is 99% or 1%. A
          community’s figure of fewer than 5 votes is marked as early. Press a percentage anywhere
          on this site, or rest on it, to see how it came to be.
        </p>
      </Part>
      <Part id="interval">
        <p>
          The whisker on each bar is the 95% Wilson score interval: the range in which the share
          would probably lie if everybody like these voters had been asked. Four opinions make it
          wide, and that is the point of showing it.
        </p>
        <p className="overflow-x-auto font-serif text-lead">{WILSON_FORMULA}</p>
        <p>
          Here p is the share of ships, n the number of votes and z = 1.96, the 97.5% point of the
          normal distribution. Both ends are shown in percent to one decimal, and never pass the
          share itself.
        </p>
        <p>
          Sources: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209–212;
          R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, method 3. It is used here
          because it stays sound for few votes and near 0% and 100%: L. D. Brown, T. T. Cai and A.
          DasGupta, Statistical Science 16 (2001), 101–133.
        </p>
        <WorkedExample />
      </Part>
      <Part id="comparisons">
        <p>
          One tool is called ahead of another, or the panel above the community, only where the two
          intervals do not overlap. Where they do, the page says that it is too close to call. Two
          intervals that only just overlap could still differ: the rule is on the careful side.
        </p>
      </Part>
      <Part id="ranking">
        <p>
          Tools are ordered by the lower end of the community’s interval: what can be claimed of a
          tool, not what its first few votes suggest. From 5 votes on a tool is ranked; the others
          are listed apart.
        </p>
        <p>
          A rank is a range where the votes allow no more. Its best end is one more than the number
          of tools whose whole interval lies above the tool’s own; its worst end is the number of
          ranked tools less those whose whole interval lies below it. So tools whose intervals
          overlap may share ranks, such as 1–3; of two whose intervals do not overlap, the better
          one’s range begins and ends before the other’s.
        </p>
        <p>
          Panel and community are said to disagree on a tool with 5 votes or more where their
          intervals do not overlap, or where the panel’s majority calls one thing and the whole
          interval of the community lies on the other side of 50%.
        </p>
        <p>
          This week’s movers are measured against the tally as it was noted at the end of the day a
          week ago, with 5 votes or more then and now, among the 1,000 tools with the most votes.
          Tools that were merged meanwhile are left out.
        </p>
      </Part>
    </>
  );
}
