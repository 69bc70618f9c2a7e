import { escapeMarkup } from '@/lib/domain/xml';
import { BadgePicture } from './badge-picture';
import { ShareDetails } from './share-details';
import { Snippet } from './snippet';

type Named = { slug: string; name: string };

const KINDS = { community: 'the community’s votes', panel: 'the panel’s verdicts' } as const;

/** A name in Markdown's square brackets. */
const inBrackets = (name: string) => name.replaceAll(/[[\]\\]/g, (sign) => `\\${sign}`);

/** A tool's badges with what to paste into its own pages. `siteUrl` has no slash at the end. */
export function BadgeDetails({ tool, siteUrl }: { tool: Named; siteUrl: string }) {
  return (
    <ShareDetails summary="Badge">
      <p className="text-note text-muted">
        It keeps up with the figure and is at most five minutes old. Add{' '}
        <code className="font-mono">&amp;theme=dark</code> for a dark page.
      </p>
      {(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => (
        <BadgeSnippets key={kind} {...{ tool, siteUrl, kind }} />
      ))}
    </ShareDetails>
  );
}

/** One badge, and it as Markdown and as HTML. */
export function BadgeSnippets({
  tool: { slug, name },
  siteUrl,
  kind,
}: {
  tool: Named;
  siteUrl: string;
  kind: keyof typeof KINDS;
}) {
  const page = `${siteUrl}/tools/${slug}`;
  const picture = `${siteUrl}/badge/${slug}.svg?kind=${kind}`;
  const alt = `${name} on Shipworthy: ${KINDS[kind]}`;
  return (
    <div className="grid gap-y-2">
      <p className="pt-2">
        <BadgePicture path={`/badge/${slug}.svg?kind=${kind}`} alt={alt} />
      </p>
      <Snippet
        id={`badge-${kind}-markdown`}
        name={`Markdown, ${KINDS[kind]}`}
        text={`[![${inBrackets(alt)}](${picture})](${page})`}
      />
      <Snippet
        id={`badge-${kind}-html`}
        name={`HTML, ${KINDS[kind]}`}
        text={`<a href="${escapeMarkup(page)}"><img src="${escapeMarkup(picture)}" alt="${escapeMarkup(alt)}" height="20"></a>`}
      />
    </div>
  );
}
