import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { LEASE_SECONDS, startSending, takeDeliveries } from '@/lib/data/newsletter-deliveries';
import { smtpOutlet } from '@/lib/mail/outlet';
import { sendingScene } from '@/scripts/testing/sending';
import { startPeer } from '@/scripts/testing/smtp-peer';
import { eventually, openWorld } from '@/scripts/testing/world';
import { writeNewsletterMail } from './newsletter-mails';
import { Sender } from './newsletter-sender';

const { sql } = await openWorld();
const { readers, issue, stateOf, endLeases } = sendingScene(sql);

afterEach(() => {
  vi.useRealTimers();
});

test('a mail server that thinks for longer than a lease is waited for, and nobody else mails meanwhile', async () => {
  // Only what renews: everything else has its real time.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let accept = () => undefined as undefined;
  const thinking = new Promise<null>((resolve) => {
    accept = () => void resolve(null);
  });
  let asked = 0;
  const peer = await startPeer({
    judge: () => {
      asked += 1;
      return thinking;
    },
  });
  await readers(2);
  const id = await issue();
  await startSending(id, new Date());
  const sender = new Sender({
    ...{ outlet: smtpOutlet(peer.url), write: writeNewsletterMail(), perSecond: 10_000 },
  });
  const sending = sender.send(id, 20_000);
  await eventually(() => asked === 2, 'both are under way');

  await endLeases();
  vi.advanceTimersByTime((LEASE_SECONDS * 1_000) / 2);
  await eventually(
    async () =>
      (await sql("SELECT FROM newsletter_deliveries WHERE taken_until > now() + interval '30 s'"))
        .length === 2,
    'the leases are renewed',
  );
  expect(await takeDeliveries(id, randomUUID(), 2)).toEqual({ taken: [], found: 0 });

  accept();
  await sending;
  expect(await stateOf(id)).toBe('sent');
  expect([...peer.counts().values()]).toEqual([1, 1]);
  await sender.stop(2_000);
  await peer.close();
});
