import Link, { type LinkProps } from 'next/link';

/**
 * A link to a page of this site. Nothing is fetched before it is followed: the router would show what it
 * fetched ahead for half a minute, with figures as old as that, and a phone would pay for every link that
 * comes into view.
 */
export function PageLink<Address extends string>(props: LinkProps<Address>) {
  return <Link prefetch={false} {...props} />;
}
