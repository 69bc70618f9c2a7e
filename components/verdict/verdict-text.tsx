import { createElement, Fragment, type ReactNode } from 'react';
import { type Block, type Inline, parseVerdictText } from '@/lib/domain/verdict-text';

/**
 * A verdict's text as paragraphs. Works on the server and in the desk's preview alike. What a reviewer
 * typed only ever becomes text and addresses of links, never markup.
 */
export function VerdictText({ text }: { text: string }) {
  return inOrder(parseVerdictText(text).map(paragraph));
}

function paragraph({ children }: Block, place: number): ReactNode {
  // A long address has no place to break, and would make its column as wide as itself.
  return (
    <p className={place > 0 ? 'mt-3 wrap-anywhere' : 'wrap-anywhere'}>
      {inOrder(children.map(inline))}
    </p>
  );
}

function inline(part: Inline): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'emphasis':
      return <em>{inOrder(part.children.map(inline))}</em>;
    case 'link':
      return (
        <a href={part.href} rel="ugc nofollow noopener" className="underline">
          {part.text}
        </a>
      );
  }
}

/** Nodes whose place is all they are known by: as arguments they need no keys. */
const inOrder = (nodes: ReactNode[]) => createElement(Fragment, null, ...nodes);
