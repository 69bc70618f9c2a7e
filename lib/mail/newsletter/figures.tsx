import { Fragment } from 'react';
import { type ToldFigure, toldInWords } from '@/lib/domain/newsletter-words';
import { calls, figures, told, tool } from './look';

/** The share of ships from the left, of skips from the right, for the eye: in words it stands above. */
function Bar({ percent }: { percent: number }) {
  const parts = [
    { width: percent, className: 's', background: calls.ship },
    { width: 100 - percent, className: 'k', background: calls.skip },
  ];
  return (
    <table role="presentation" width="280" cellPadding="0" cellSpacing="0">
      <tbody>
        <tr>
          {parts.map(({ width, className, background }) =>
            width > 0 ? (
              <td
                key={className}
                {...{ className, height: 6 }}
                width={`${width}%`}
                style={{ background }}
              />
            ) : null,
          )}
        </tr>
      </tbody>
    </table>
  );
}

/** What an item tells of each of its tools: in words and, where there is room, with a bar. */
export function ToldFigures({ all, hasBars }: { all: readonly ToldFigure[]; hasBars: boolean }) {
  return (
    <div className="m" style={figures}>
      {all.map((one, at) => (
        <Fragment key={`${one.slug} ${one.label}`}>
          {one.slug === all[at - 1]?.slug ? null : (
            <p className="i" style={tool}>
              {one.tool}
            </p>
          )}
          <p style={told}>{toldInWords(one)}</p>
          {hasBars && one.figure.percent !== null ? <Bar percent={one.figure.percent} /> : null}
        </Fragment>
      ))}
    </div>
  );
}
