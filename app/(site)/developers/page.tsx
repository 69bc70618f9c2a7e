import { pageMetadata } from '@/app/metadata';
import { BadgeSnippets } from '@/components/share/badge-details';
import { EmbedDetails } from '@/components/share/embed-details';
import { Operation } from '@/components/share/operation';
import { Code, Snippet } from '@/components/share/snippet';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { PageLink } from '@/components/ui/page-link';
import { DATA_LICENCE } from '@/lib/domain/data-licence';
import { EMBED_HEIGHT, EMBED_WIDTH } from '@/lib/domain/oembed';
import { TALLIES_PER_REQUEST } from '@/lib/domain/rate-limit';
import { grouped } from '@/lib/domain/words';
import { getApiDocs, getExamplePair } from '@/lib/queries/openapi';
import { absolute } from '@/lib/queries/site';
import { getTool } from '@/lib/queries/tools';

export const ensureStatic = 'navigation';

export const metadata = pageMetadata({
  title: 'API, badges and embeds',
  description:
    'Every public figure as JSON, badges for a tool’s own pages, and matchups in a frame: addresses, examples, limits, licence.',
  path: '/developers',
  type: 'website',
});

const FILES = [
  { href: '/feed.xml', what: 'what is new, in full, as Atom; each category has its own' },
  { href: '/feed.json', what: 'the same as JSON Feed 1.1' },
  { href: '/llms.txt', what: 'the site in short, for language models' },
  { href: '/sitemap.xml', what: 'every address, with the day of its last change' },
];

const PROBLEM = `{
  "type": "about:blank",
  "title": "Not Found",
  "status": 404,
  "detail": "There is no published tool of this name."
}`;

export default async function DevelopersPage() {
  const [{ operations, perMinute }, pair] = await Promise.all([getApiDocs(), getExamplePair()]);
  const [left, right] = pair
    ? await Promise.all([getTool(pair.left), getTool(pair.right)])
    : [null, null];
  const siteUrl = absolute('');
  return (
    <>
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="For developers" />
      <PageHead title="API, badges and embeds">
        Everything public here can be read by a program and shown elsewhere. No key, no account, no
        cookie.
      </PageHead>
      <div className="grid max-w-prose gap-y-12">
        <Part id="api" title="The API">
          <p>
            JSON over GET, open to any page (CORS). Its OpenAPI 3.1 document is written from the
            schemas that check the answers:
          </p>
          <Snippet id="openapi-address" name="OpenAPI" text={`${siteUrl}/api/v1/openapi.json`} />
          <p className="text-note">
            <a href="/api/v1/openapi.json" className="inline-flex min-h-11 items-center underline">
              Open the OpenAPI document
            </a>
          </p>
          <p>
            A figure is <code className="font-mono">ships</code> and{' '}
            <code className="font-mono">skips</code>, the whole{' '}
            <code className="font-mono">percent</code> of ships, and{' '}
            <code className="font-mono">low</code> and <code className="font-mono">high</code>, the
            95% Wilson score interval in percent. Without a vote the last three are null.{' '}
            <PageLink href="/methodology" className="underline">
              How every number is made
            </PageLink>
          </p>
        </Part>
        {operations.map((operation) => (
          <Operation key={operation.id} operation={operation} siteUrl={siteUrl} />
        ))}
        <Part id="pages" title="Page by page">
          <p>
            A list answers with <code className="font-mono">items</code> and{' '}
            <code className="font-mono">nextCursor</code>. Send that back as{' '}
            <code className="font-mono">?cursor=</code> for the next page; on the last one it is
            null. A cursor stays good while the list grows.
          </p>
        </Part>
        <Part id="versions" title="Only what changed">
          <p>
            Every answer has an <code className="font-mono">ETag</code>. Send it back as{' '}
            <code className="font-mono">If-None-Match</code>: while nothing has changed you get 304
            and no body. A figure is at most five seconds behind the votes.
          </p>
        </Part>
        <Part id="errors" title="When it refuses">
          <p>
            Every refusal is a problem document (RFC 9457) of type{' '}
            <code className="font-mono">application/problem+json</code>. Where parameters are wrong,{' '}
            <code className="font-mono">errors</code> names each. 503 means that it may be asked
            again.
          </p>
          <Code>{PROBLEM}</Code>
        </Part>
        <Part id="limits" title="Limits">
          <p>
            A network address has {grouped(perMinute)} requests in a minute, and{' '}
            {grouped(perMinute * TALLIES_PER_REQUEST)} for tallies, of which those that a cache
            answers are not counted. An IPv6 network counts as one address. Answers say what is left
            (draft-ietf-httpapi-ratelimit-headers):
          </p>
          <Code>{`RateLimit-Policy: "api";q=${perMinute};w=60\nRateLimit: "api";r=${perMinute - 1};t=60`}</Code>
          <p>
            Beyond that you get 429 with <code className="font-mono">Retry-After</code> in seconds.
            Badges, embeds and pages are not limited.
          </p>
        </Part>
        <Part id="badges" title="Badges">
          <p>
            <code className="font-mono wrap-anywhere">/badge/{'{slug}'}.svg</code> with{' '}
            <code className="font-mono">kind=community</code> or{' '}
            <code className="font-mono">kind=panel</code>, and{' '}
            <code className="font-mono">theme=light</code> or{' '}
            <code className="font-mono">theme=dark</code>. Green and red stand only where the
            interval leaves out 50%; under five votes it says that it is early. Every tool’s page
            has its own to copy.
          </p>
          {left ? <BadgeSnippets tool={left} siteUrl={siteUrl} kind="community" /> : null}
        </Part>
        <Part id="embeds" title="Embeds">
          <p>
            <code className="font-mono wrap-anywhere">/embed/{'{left}-vs-{right}'}</code> is a page
            for a frame: no script, no cookie, nothing loaded from elsewhere. Sites that speak
            oEmbed find it from the link to a matchup’s page. Every matchup’s page has its own to
            copy.
          </p>
          {pair && left && right ? (
            <>
              <iframe
                src={`/embed/${pair.pair}`}
                title={`${left.name} vs ${right.name} on Shipworthy`}
                width={EMBED_WIDTH}
                height={EMBED_HEIGHT}
                loading="lazy"
                className="max-w-full"
              />
              <EmbedDetails
                pair={pair.pair}
                title={`${left.name} vs ${right.name}`}
                siteUrl={siteUrl}
              />
            </>
          ) : null}
        </Part>
        <Part id="files" title="Feeds, texts and files">
          <ul className="grid gap-y-2">
            {FILES.map(({ href, what }) => (
              <li key={href}>
                <a href={href} className="font-mono text-note underline">
                  {href}
                </a>{' '}
                {what}
              </li>
            ))}
          </ul>
          <p>
            Every tool’s and every matchup’s page stands at its address and{' '}
            <code className="font-mono">.md</code> as Markdown, too. All votes that count, without
            who cast them, and all verdicts are files to download:{' '}
            <PageLink href="/data" className="underline">
              open data
            </PageLink>
            .
          </p>
        </Part>
        <Part id="licence" title="Licence of the data">
          <p>
            Figures, votes, prices and verdict texts may be used under{' '}
            <a href={DATA_LICENCE.url} rel="license noopener" className="underline">
              {DATA_LICENCE.name} ({DATA_LICENCE.short})
            </a>
            : with a link to the page they are from. All of it in one file stands under{' '}
            <PageLink href="/data" className="underline">
              open data
            </PageLink>
            . What an answer holds may grow by fields; what stands in it keeps its name and meaning
            for as long as the address has <code className="font-mono">v1</code> in it.
          </p>
        </Part>
      </div>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid gap-y-4 border-t border-ink pt-6"
    >
      <h2 id={`${id}-title`} className="font-serif text-head font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
