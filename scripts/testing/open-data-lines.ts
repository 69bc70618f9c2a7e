import { type OpenDataLine, openDataLine } from '@/lib/domain/open-data';
import { type DataReport, OpenDataCheck } from '@/lib/domain/open-data-check';

/** What stands in the text of a file, by kind. */
export function linesOf(text: string) {
  const texts = text.split('\n').slice(0, -1);
  const lines = texts.map((line) => openDataLine.parse(JSON.parse(line)));
  const of = <Kind extends OpenDataLine['kind']>(kind: Kind) =>
    lines.filter((line): line is Extract<OpenDataLine, { kind: Kind }> => line.kind === kind);
  return { lines: texts, of };
}

/** What a check says of these lines. */
export function check(lines: Iterable<string>): DataReport {
  const under = new OpenDataCheck();
  for (const line of lines) under.take(line);
  return under.finish();
}
