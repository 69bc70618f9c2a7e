import { type JsonLdDocument, jsonLdText } from '@/lib/domain/json-ld';

/** What search engines read of this page. A block of data: no browser runs it. */
export function JsonLd({ document }: { document: JsonLdDocument }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by jsonLdText; React would write entities, which JSON knows nothing of.
      dangerouslySetInnerHTML={{ __html: jsonLdText(document) }}
    />
  );
}
