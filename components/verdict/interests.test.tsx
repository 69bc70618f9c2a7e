import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Interests } from './interests';

const listed = { who: 'Ada, a person', note: 'Shares.', declaredAt: '2026-05-05T10:00:00.000Z' };
const words = (verdictAt: string | null) =>
  renderToStaticMarkup(
    <Interests heading="h3" interests={[{ ...listed, key: 'ada', verdictAt }]} />,
  ).replaceAll(/<[^>]+>/g, '');

test('an interest that came after a verdict says so, with both dates', () => {
  expect(words('2026-05-03T10:00:00.000Z')).toContain(
    'declared 5 May 2026, after their verdict of 3 May 2026, which still stands',
  );
  expect(words(null)).toMatch(/declared 5 May 2026$/);
});
