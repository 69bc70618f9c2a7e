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

// Nodemailer's pool and nothing else: no database, no signature, no record. It has the connections of a worker.
const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as BarePlan;
const outlet = smtpOutlet(plan.url);
// It composes each message by itself, as whoever calls a pool has it do.
const { parts: _composed, ...message } = plan.message;
const { readers } = plan;
const leave = message.headers['List-Unsubscribe'] ?? '';
let next = 0;

async function sendOn(): Promise<void> {
  for (let reader = readers[next]; reader; reader = readers[next]) {
    next += 1;
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

await Promise.all(Array.from({ length: 2 * outlet.slots }, sendOn));
outlet.close();
process.exit(0);
