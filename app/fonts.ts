import localFont from 'next/font/local';

/** The one web font: names, figures and quotes. Everything else is the system's sans. */
export const display = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  variable: '--font-display',
  weight: '200 900',
  display: 'swap',
  preload: true,
  adjustFontFallback: 'Times New Roman',
});
