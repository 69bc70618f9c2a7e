import { expect, test } from 'vitest';
import { openWorld } from '@/scripts/testing/world';
import { keepMail, listMails } from './mails';

await openWorld();

const subjects = async (limit: number, before: number | null = null) =>
  (await listMails(limit, before)).map((mail) => mail.subject);

test('the newest mail stands first, page by page, and only the newest 200 stay', async () => {
  for (let n = 1; n <= 205; n += 1) {
    await keepMail({ to: 'ada@example.com', subject: `${n}`, text: 'Text' });
  }
  expect(await subjects(3)).toEqual(['205', '204', '203']);
  const page = await listMails(2, null);
  expect(await subjects(2, page.at(-1)?.id ?? null)).toEqual(['203', '202']);
  const all = await subjects(1_000);
  expect([all.length, all.at(-1)]).toEqual([200, '6']);
});
