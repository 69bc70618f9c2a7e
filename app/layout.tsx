import type { Metadata, Viewport } from 'next';
import { SiteFooter } from '@/components/site/footer';
import { SiteHeader } from '@/components/site/header';
import { SimulatedNotice } from '@/components/site/simulated-notice';
import { ThemeProvider } from '@/components/site/theme';
import { FigureHints } from '@/components/ui/figure-hints';
import { siteUrl } from '@/lib/env';
import { getSimulated } from '@/lib/queries/votes';
import { display } from './fonts';
import { pageMetadata, SITE_DESCRIPTION, SITE_NAME, SITE_TITLE } from './metadata';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  return {
    ...pageMetadata({
      title: SITE_TITLE,
      description: SITE_DESCRIPTION,
      path: '/',
      type: 'website',
    }),
    metadataBase: new URL(siteUrl()),
    title: { default: SITE_TITLE, template: `%s · ${SITE_NAME}` },
    // Each page says its own.
    alternates: {},
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f4' },
    { media: '(prefers-color-scheme: dark)', color: '#151411' },
  ],
};

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  return (
    // next-themes sets the class before the first paint, so it differs from what the server sent.
    <html lang="en" className={display.variable} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col font-sans text-body">
        <ThemeProvider>
          <a
            href="#content"
            className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-paper focus:p-3"
          >
            Skip to content
          </a>
          <SimulatedNotice shown={await getSimulated()} />
          <SiteHeader />
          <main id="content" className="mx-auto w-full max-w-6xl grow px-4 pb-20 sm:px-8">
            {children}
          </main>
          <SiteFooter />
          <FigureHints />
        </ThemeProvider>
      </body>
    </html>
  );
}
