import { type ToldFigure, toldInWords } from '@/lib/domain/newsletter-words';
import { bar, calls, told, tool } from './look';

/** The share of ships from the left, of skips from the right; in words it stands above. For the eye only. */
function Bar({ figure: { ships, skips } }: { figure: ToldFigure['figure'] }) {
  const all = ships + skips;
  const left = all === 0 ? 0 : Math.round((100 * ships) / all);
  const parts = [
    { width: left, className: 's', background: calls.ship },
    { width: all === 0 ? 0 : 100 - left, className: 'k', background: calls.skip },
    { width: all === 0 ? 100 : 0, className: 'n', background: calls.none },
  ];
  return (
    <table
      role="presentation"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style={bar}
      aria-hidden="true"
    >
      <tbody>
        <tr>
          {parts.map(({ width, className, background }) =>
            width > 0 ? (
              <td key={className} className={className} width={`${width}%`} style={{ background }}>
                {'\u00a0'}
              </td>
            ) : null,
          )}
        </tr>
      </tbody>
    </table>
  );
}

/** What an item tells of each of its tools: in words, with a bar. */
export function ToldFigures({ figures }: { figures: readonly ToldFigure[] }) {
  return figures.map((figure, at) => (
    <div key={`${figure.tool} ${figure.label}`}>
      {figure.tool === figures[at - 1]?.tool ? null : <p style={tool}>{figure.tool}</p>}
      <p className="m" style={told}>
        {toldInWords(figure)}
      </p>
      <Bar figure={figure.figure} />
    </div>
  ));
}
