import { CopyButton } from './copy-button';

/** A text to be copied: whole, to be marked by hand, and with a button for whom has a script. */
export function Snippet({ id, name, text }: { id: string; name: string; text: string }) {
  return (
    <div className="grid gap-y-1">
      <p className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 text-note">
        <span className="text-muted">{name}</span>
        <CopyButton source={id} what={name} />
      </p>
      <Code id={id}>{text}</Code>
    </div>
  );
}

/** A sentence in which names stand between backticks, as in Markdown. */
export function WithCode({ children }: { children: string }) {
  return children.split('`').map((part, index) =>
    index % 2 === 1 ? (
      <code key={part} className="font-mono">
        {part}
      </code>
    ) : (
      part
    ),
  );
}

/** Code and answers as they are typed. Long lines break, so that nothing has to be scrolled sideways. */
export function Code({ id, children }: { id?: string; children: string }) {
  return (
    <pre className="border-l border-hairline pl-4 font-mono text-note whitespace-pre-wrap wrap-anywhere">
      <code id={id}>{children}</code>
    </pre>
  );
}
