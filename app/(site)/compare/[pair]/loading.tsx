const bar = 'bg-hairline motion-safe:animate-pulse';

/** The sheet's own shape, while it is on its way. */
export default function LoadingMatchup() {
  return (
    <div role="status" className="pt-20">
      <span className="sr-only">Loading the comparison</span>
      <div className={`h-12 w-3/4 ${bar}`} />
      <div className={`mt-6 h-6 w-full max-w-prose ${bar}`} />
      <div className="mt-10 grid border-t border-ink md:grid-cols-2 md:divide-x md:divide-hairline">
        {['left', 'right'].map((side) => (
          <div key={side} className="grid h-[38rem] content-start gap-y-4 py-6 md:px-8">
            <div className={`h-8 w-1/2 ${bar}`} />
            <div className={`h-28 w-full ${bar}`} />
            <div className={`h-64 w-full ${bar}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
