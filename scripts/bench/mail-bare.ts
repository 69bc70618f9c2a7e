import { readFileSync } from 'node:fs';
import type { MailMessage } from '@/lib/mail/newsletter/message';
import { smtpOutlet } from '@/lib/mail/outlet';

/** What the bare contestant sends: one message, to each reader with their own id in the place of the first's. */
export type BarePlan = {
  url: string;
  message: MailMessage;
  id: string;
  readers: { id: string; email: string }[];
};

// Nodemailer's pool and nothing else: no database, no signature, no record. It has the connections of a worker,
// and composes each message by itself, as whoever calls a pool has it do.
const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as BarePlan;
const { parts: _composed, ...message } = plan.message;
const outlet = smtpOutlet(plan.url);
const leave = message.headers['List-Unsubscribe'] ?? '';
let next = 0;

async function sendUntil(end: number): Promise<void> {
  while (next < end) {
    const reader = plan.readers[next];
    next += 1;
    if (!reader) return;
    const { id, email } = reader;
    const own = (text: string) => text.replaceAll(plan.id, id);
    await outlet.hand({
      ...message,
      ...{ to: email, html: own(message.html), text: own(message.text) },
      ...(message.messageId && { messageId: own(message.messageId) }),
      headers: { ...message.headers, 'List-Unsubscribe': own(leave) },
    });
  }
}

// A number asks for as many mails more.
process.on('message', async (more) => {
  const end = next + Number(more);
  await Promise.all(Array.from({ length: 2 * outlet.slots }, () => sendUntil(end)));
  process.send?.('done');
});
