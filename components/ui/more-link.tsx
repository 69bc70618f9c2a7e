import type { Route } from 'next';
import { PageLink } from '@/components/ui/page-link';

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
      <PageLink
        href={href}
        className="inline-flex min-h-11 items-center border-2 border-ink px-5 font-semibold hover:bg-ink hover:text-paper"
      >
        {children}
      </PageLink>
    </p>
  );
}
