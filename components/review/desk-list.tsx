import { CallMark } from '@/components/ui/call-mark';
import { DateTime } from '@/components/ui/date';
import type {
  ConflictLine,
  DeskList,
  DraftLine,
  RetractedLine,
  VerdictLine,
  WaitingTool,
} from '@/lib/domain/review';
import { Clock } from './clock';
import { DeskRow, DeskTable } from './desk-table';

/** One list of the desk with its lines. */
export type DeskLines =
  | { list: 'waiting'; items: WaitingTool[] }
  | { list: 'drafts'; items: DraftLine[] }
  | { list: 'published' | 'stale'; items: VerdictLine[] }
  | { list: 'retracted'; items: RetractedLine[] }
  | { list: 'conflicts'; items: ConflictLine[] };

const writePath = (tool: string, seat: string): string => `/review/${tool}?seat=${seat}`;

const captions: Record<DeskList, string> = {
  waiting: 'Published tools that this seat has not judged, the oldest first.',
  drafts: 'What you have begun to write, the newest first. Nobody else sees it.',
  published: 'Your verdicts that stand, the newest first.',
  retracted:
    'Your verdicts that were taken back, the latest first. Readers still find them, with the reason.',
  stale: 'Verdicts of this seat on a version that its tool has left behind, the oldest first.',
  conflicts: 'Tools in which you have declared an interest: you publish nothing on them.',
};

const empties: Record<DeskList, string> = {
  waiting: 'Nothing waits: this seat has judged every published tool.',
  drafts: 'No drafts. Choose a tool below and begin.',
  published: 'None of your verdicts stands yet.',
  retracted: 'None of your verdicts was taken back.',
  stale: 'Every verdict of this seat is on its tool’s newest version.',
  conflicts: 'You have declared no interest in any tool. You can do so on the tool’s page here.',
};

/** The lines of the chosen list, each with the way to where its verdict is written. */
export function DeskListView({ lines, seat }: { lines: DeskLines; seat: string }) {
  const head = { caption: captions[lines.list], empty: empties[lines.list] };
  switch (lines.list) {
    case 'waiting':
      return (
        <DeskTable {...head} heads={['Tool', 'Category', 'Version', 'Published']}>
          {lines.items.map((tool) => (
            <DeskRow
              key={tool.slug}
              href={writePath(tool.slug, seat)}
              name={tool.name}
              note={tool.drafted ? 'You have a draft.' : undefined}
              cells={[
                tool.category.name,
                tool.version,
                <DateTime key="d" date={tool.publishedAt} />,
              ]}
            />
          ))}
        </DeskTable>
      );
    case 'drafts':
      return (
        <DeskTable {...head} heads={['Tool', 'Seat', 'Call', 'Saved']}>
          {lines.items.map(({ tool, seat: at, call, beginning, savedAt }) => (
            <DeskRow
              key={`${at.slug}/${tool.slug}`}
              href={writePath(tool.slug, at.slug)}
              name={tool.name}
              note={beginning || 'No text yet.'}
              cells={[
                at.name,
                call ? <CallMark key="c" call={call} /> : 'none yet',
                <Clock key="d" at={savedAt} />,
              ]}
            />
          ))}
        </DeskTable>
      );
    case 'published':
    case 'stale':
      return (
        <DeskTable {...head} heads={['Tool', 'Call', 'Author', 'Judged', 'Published']}>
          {lines.items.map((line) => (
            <DeskRow
              key={`${line.seat.slug}/${line.tool.slug}`}
              href={writePath(line.tool.slug, line.seat.slug)}
              name={line.tool.name}
              note={
                line.stale ? `Stale: the tool is now at “${line.tool.version}”.` : line.seat.name
              }
              cells={[
                <CallMark key="c" call={line.call} />,
                line.author,
                line.toolVersion,
                <DateTime key="d" date={line.publishedAt} />,
              ]}
            />
          ))}
        </DeskTable>
      );
    case 'retracted':
      return (
        <DeskTable {...head} heads={['Tool', 'Seat', 'Call', 'Judged', 'Retracted']}>
          {lines.items.map((line, place) => (
            <DeskRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a seat may have taken back several on a tool
              key={`${line.seat.slug}/${line.tool.slug}/${place}`}
              href={writePath(line.tool.slug, line.seat.slug)}
              name={line.tool.name}
              note={`Retracted: ${line.reason}`}
              cells={[
                line.seat.name,
                <CallMark key="c" call={line.call} />,
                line.toolVersion,
                <DateTime key="d" date={line.retractedAt} />,
              ]}
            />
          ))}
        </DeskTable>
      );
    case 'conflicts':
      return (
        <DeskTable {...head} heads={['Tool', 'Declared']}>
          {lines.items.map(({ tool, note, declaredAt }) => (
            <DeskRow
              key={tool.slug}
              href={writePath(tool.slug, seat)}
              name={tool.name}
              note={note}
              cells={[<DateTime key="d" date={declaredAt} />]}
            />
          ))}
        </DeskTable>
      );
  }
}
