/** What few visitors want and the others need not see, opened without a script. */
export function ShareDetails({
  summary,
  children,
}: {
  summary: string;
  children: React.ReactNode;
}) {
  return (
    <details className="no-print border-b border-hairline text-body">
      <summary className="flex min-h-11 cursor-pointer items-center gap-x-2 text-note underline">
        {summary}
      </summary>
      <div className="grid max-w-prose gap-y-4 pb-6">{children}</div>
    </details>
  );
}
