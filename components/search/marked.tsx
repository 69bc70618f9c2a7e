import { markedPieces } from '@/lib/domain/search-text';

/** A text with the words that were looked for marked. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return markedPieces(text, words).map((piece, index) =>
    piece.marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never change places
      <mark key={index} className="bg-hairline text-ink">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
