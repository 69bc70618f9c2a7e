import type { CSSProperties } from 'react';

// The site's colours (app/globals.css), in place, since mail programs know no variables.
const paper = '#fbf9f4';
const ink = '#1b1916';
const muted = '#575147';
const hairline = '#ddd6c8';
export const calls = { ship: '#14502f', skip: '#8a2a10' } as const;

const sans = '-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif';
const serif = 'Georgia,"Iowan Old Style",serif';

/**
 * For programs that know of dark: the site's dark colours, by class, since they must win over the styles in
 * place. Programs that turn colours around by themselves find none that they could turn into one another.
 */
export const STYLESHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
td,p,h1,h2{overflow-wrap:anywhere;word-break:break-word}
@media (prefers-color-scheme:dark){
.p{background:#151411!important}
.i,.i a{color:#f1ece1!important}
.m,.m a,a.m{color:#b9b1a2!important}
.l{border-color:#37332b!important}
.s{background:#7fd6a4!important}.k{background:#f3a58c!important}
}`.trim();

export const page: CSSProperties = { background: paper, margin: 0 };
export const backdrop: CSSProperties = { background: paper };
export const sheet: CSSProperties = {
  maxWidth: 640,
  padding: '0 20px 40px',
  fontFamily: sans,
  fontSize: 16,
  lineHeight: '24px',
  color: ink,
};
export const name: CSSProperties = { margin: '28px 0 0', font: `600 20px/28px ${serif}` };
export const dated: CSSProperties = {
  margin: '0 0 20px',
  fontSize: 13,
  lineHeight: '20px',
  color: muted,
};
export const title: CSSProperties = {
  margin: '0 0 16px',
  font: `600 30px/36px ${serif}`,
  color: ink,
};
export const paragraph: CSSProperties = { margin: '0 0 12px' };
export const item: CSSProperties = { borderTop: `1px solid ${hairline}`, marginTop: 24 };
export const kind: CSSProperties = {
  margin: '20px 0 4px',
  fontSize: 13,
  lineHeight: '20px',
  color: muted,
};
export const head: CSSProperties = {
  margin: '0 0 8px',
  font: `600 22px/28px ${serif}`,
  color: ink,
};
export const figures: CSSProperties = { fontSize: 14, lineHeight: '20px', color: muted };
export const tool: CSSProperties = { margin: '12px 0 0', fontWeight: 600, color: ink };
export const told: CSSProperties = { margin: '8px 0 4px' };
export const link: CSSProperties = { color: ink, textDecoration: 'underline' };
export const lead: CSSProperties = {
  ...link,
  display: 'inline-block',
  padding: '10px 0',
  fontSize: 16,
  lineHeight: '24px',
  fontWeight: 600,
};
export const foot: CSSProperties = {
  margin: '0 0 8px',
  fontSize: 13,
  lineHeight: '20px',
  color: muted,
};
export const quiet: CSSProperties = { color: muted, textDecoration: 'underline' };
/** As high as a finger wants it. */
export const leave: CSSProperties = {
  ...quiet,
  display: 'inline-block',
  padding: '12px 0',
  fontSize: 13,
  lineHeight: '20px',
};
export const hidden: CSSProperties = { display: 'none', maxHeight: 0, overflow: 'hidden' };
