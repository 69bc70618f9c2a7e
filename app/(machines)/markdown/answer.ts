import type { TextAnswer } from '@/lib/queries/answer';
import { absolute } from '@/lib/queries/site';
import { document } from '../document';

/** Answers a page's Markdown, which says where the page itself stands. */
export function markdown(request: Request, answer: TextAnswer, page: string): Response {
  return document(request, answer, 'text/markdown; charset=utf-8', {
    Link: `<${absolute(page)}>; rel="canonical"`,
  });
}
