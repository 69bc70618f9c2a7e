import { expect, test, vi } from 'vitest';
import { listMails } from '@/lib/data/mails';
import { openWorld } from '@/scripts/testing/world';
import { openOutlet } from './outlet';

vi.stubEnv('EMBEDDED_DEMO', '1');
vi.stubEnv('SMTP_URL', '');
await openWorld();

test('the demo keeps what it would have sent, the newest 200', async () => {
  const outlet = openOutlet();
  const mails = Array.from({ length: 230 }, (_, n) => ({
    ...{ to: `reader-${n}@post.example`, subject: `Mail ${n}`, text: 'Text', html: '<p>Text</p>' },
    ...{ textEncoding: 'quoted-printable' as const, headers: {} },
  }));
  await Promise.all(mails.map((mail) => outlet?.hand(mail)));
  const kept = await listMails(300, null);
  expect(kept).toHaveLength(200);
  expect(kept[0]?.subject).toBe('Mail 229');
});
