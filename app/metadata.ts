import type { Metadata } from 'next';

export const SITE_NAME = 'Shipworthy';

/**
 * Answers a page's metadata: title, description, canonical address, and the same for who shares it.
 * (A page's openGraph replaces the layout's whole, so that each has to say all of it.)
 */
export function pageMetadata(page: {
  title: string;
  description: string;
  path: string;
  type?: 'website' | 'article';
}): Metadata {
  const { title, description, path, type = 'article' } = page;
  return {
    title,
    description,
    alternates: { canonical: path },
    openGraph: { siteName: SITE_NAME, locale: 'en', type, title, description, url: path },
    twitter: { card: 'summary', title, description },
  };
}
