import type { Metadata } from 'next';

export const SITE_NAME = 'Shipworthy';

export const SITE_TITLE = `${SITE_NAME}: which AI tool should you ship with?`;

export const SITE_DESCRIPTION =
  'AI tools side by side: the panel’s argued verdicts, the community’s votes, and the price, each counted, sourced and dated.';

/** A picture for who shares the page: its path, and its text for who does not see it. */
export type ShareImage = { path: string; alt: string };

const SITE_IMAGE: ShareImage = {
  path: '/og.png',
  alt: 'Shipworthy: which one should I ship with? AI tools, two at a time.',
};

/** A feed's folder and name: of everything, or of a category. */
export type FeedLink = { path: string; title: string };

const SITE_FEED: FeedLink = { path: '', title: `${SITE_NAME}: new matchups and verdicts` };

/** The feed of a category, for its page and those of its tools. */
export const categoryFeed = ({ slug, name }: { slug: string; name: string }): FeedLink => ({
  path: `/categories/${slug}`,
  title: `${SITE_NAME}: ${name}`,
});

/** The other forms that a page has. */
function formsOf({
  path,
  markdown,
  oembed,
  feeds = [],
}: {
  path: string;
  markdown?: boolean | undefined;
  oembed?: string | undefined;
  feeds?: FeedLink[] | undefined;
}) {
  const all = [...feeds, SITE_FEED];
  return {
    'application/atom+xml': all.map((feed) => ({
      url: `${feed.path}/feed.xml`,
      title: feed.title,
    })),
    'application/feed+json': all.map((feed) => ({
      url: `${feed.path}/feed.json`,
      title: feed.title,
    })),
    ...(markdown && { 'text/markdown': `${path}.md` }),
    ...(oembed && { 'application/json+oembed': oembed }),
  };
}

/**
 * Answers a page's metadata: title, description, canonical address, its other forms (feeds, Markdown,
 * oEmbed), and the same for who shares it. With `noIndex` search engines leave it out, and follow its links.
 * (A page's openGraph replaces the layout's whole, so that each has to say all of it.)
 */
export function pageMetadata(page: {
  title: string;
  description: string;
  path: string;
  type?: 'website' | 'article';
  /** Made for this page, 1200 × 630; the site's own otherwise. */
  image?: ShareImage;
  /** Whether the page stands at its address and `.md`, too. */
  markdown?: boolean;
  /** Feeds besides the site's own. */
  feeds?: FeedLink[];
  /** The address that answers with the page's oEmbed. */
  oembed?: string;
  noIndex?: boolean;
}): Metadata {
  const { title, description, path, type = 'article', image = SITE_IMAGE, noIndex = false } = page;
  const images = [{ url: image.path, alt: image.alt, width: 1200, height: 630, type: 'image/png' }];
  return {
    title,
    description,
    alternates: { canonical: path, types: formsOf(page) },
    openGraph: { siteName: SITE_NAME, locale: 'en', type, title, description, url: path, images },
    twitter: {
      card: 'summary_large_image',
      title,
      description,
      images: [{ url: image.path, alt: image.alt }],
    },
    ...(noIndex && { robots: { index: false, follow: true } }),
  };
}
