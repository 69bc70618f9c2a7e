import type { Route } from 'next';
import Link from 'next/link';

/** The way to the rest of a list. */
export function MoreLink<T extends string>({
  href,
  children,
}: {
  href: Route<T>;
  children: React.ReactNode;
}) {
  return (
    <p className="pt-8">
      <Link
        href={href}
        className="inline-flex min-h-11 items-center border-2 border-ink px-5 font-semibold hover:bg-ink hover:text-paper"
      >
        {children}
      </Link>
    </p>
  );
}
