/** The widths at which a mail is shown: as a phone does, and as a program on a desk does. */
export const PREVIEW_WIDTHS = { phone: 390, desktop: 680 } as const;
export type PreviewWidth = keyof typeof PREVIEW_WIDTHS;

/**
 * A mail as its readers get it, HTML and plain text beside each other. The HTML stands in a frame that may
 * run nothing, send nothing and lead nowhere, under this page's own policy; so no answer of this site has
 * to allow being framed.
 */
export function MailPreview({
  html,
  text,
  width,
}: {
  html: string;
  text: string;
  width: PreviewWidth;
}) {
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[auto_minmax(0,1fr)]">
      <section aria-labelledby="as-html" className="grid min-w-0 gap-y-2">
        <h2 id="as-html" className="text-lead font-semibold">
          HTML
        </h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has a keyboard scrolls it sideways */}
        <section aria-label="The HTML, scrolled sideways" tabIndex={0} className="overflow-x-auto">
          <iframe
            title="The mail as HTML"
            sandbox=""
            srcDoc={html}
            referrerPolicy="no-referrer"
            style={{ width: PREVIEW_WIDTHS[width] }}
            className={`h-[80vh] border border-rule ${width === 'phone' ? 'max-w-full' : 'max-w-none'}`}
          />
        </section>
      </section>
      <section aria-labelledby="as-text" className="grid min-w-0 gap-y-2">
        <h2 id="as-text" className="text-lead font-semibold">
          Plain text
        </h2>
        <section
          aria-label="The plain text"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has a keyboard scrolls it
          tabIndex={0}
          className="max-h-[80vh] overflow-auto border border-rule p-4"
        >
          <pre className="text-note whitespace-pre-wrap wrap-anywhere">{text}</pre>
        </section>
      </section>
    </div>
  );
}
