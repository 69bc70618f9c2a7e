const LETTERS = Number(process.env.BENCH_LETTERS ?? 1_000);

/** One static page of a wanted size. Next sends its text twice: as HTML and as data for React. */
export default function Page() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own letters, and the plainest page.
  return <main dangerouslySetInnerHTML={{ __html: 'word '.repeat(LETTERS / 5) }} />;
}
