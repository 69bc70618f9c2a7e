import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Marked } from './marked';

test('what was looked for is marked, and HTML in a text is text', () => {
  const html = renderToStaticMarkup(
    <Marked text={'<script>alert("zed")</script> & Zed'} words={['zed']} />,
  );
  expect(html.replaceAll(/<\/?mark[^>]*>/g, '')).toBe(
    '&lt;script&gt;alert(&quot;zed&quot;)&lt;/script&gt; &amp; Zed',
  );
  expect(html.match(/<mark[^>]*>[^<]*<\/mark>/g)).toHaveLength(2);
});
