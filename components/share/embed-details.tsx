import { EMBED_HEIGHT, embedMarkup } from '@/lib/domain/oembed';
import { ShareDetails } from './share-details';
import { Snippet } from './snippet';

/** What to paste into a page that is to show this matchup. `siteUrl` has no slash at the end. */
export function EmbedDetails({
  pair,
  title,
  siteUrl,
}: {
  pair: string;
  title: string;
  siteUrl: string;
}) {
  return (
    <ShareDetails summary="Embed">
      <p className="text-note text-muted">
        Both names and both figures in a frame of {EMBED_HEIGHT} px, without scripts and cookies. It
        follows the reader’s light or dark; add <code className="font-mono">?theme=light</code> or{' '}
        <code className="font-mono">?theme=dark</code> to its address to settle it.
      </p>
      <Snippet
        id="embed-html"
        name="HTML"
        text={embedMarkup({
          title: `${title} on Shipworthy`,
          embedUrl: `${siteUrl}/embed/${pair}`,
        })}
      />
    </ShareDetails>
  );
}
