import 'server-only';
import type { MailText } from '@/lib/domain/sign-in';
import { prisma } from './database';

/** How many mails the demo keeps. */
const KEPT = 200;

export type KeptMail = MailText & { id: number; to: string; createdAt: Date };

/** Keeps mails that the embedded demo does not send; only the newest 200 stay. */
export async function keepMails(mails: readonly (MailText & { to: string })[]): Promise<void> {
  const data = mails.slice(-KEPT).map(({ to, subject, text }) => ({ to, subject, text }));
  const kept = await prisma().mail.createManyAndReturn({ data, select: { id: true } });
  const newest = Math.max(...kept.map(({ id }) => id));
  if (kept.length > 0) await prisma().mail.deleteMany({ where: { id: { lte: newest - KEPT } } });
}

/** Keeps one mail, as `keepMails`. */
export const keepMail = (mail: MailText & { to: string }): Promise<void> => keepMails([mail]);

/** Answers the newest mails first, `limit` of them at most, only those before the mail `before`. */
export async function listMails(limit: number, before: number | null): Promise<KeptMail[]> {
  return prisma().mail.findMany({
    ...(before !== null && { where: { id: { lt: before } } }),
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, to: true, subject: true, text: true, createdAt: true },
  });
}
