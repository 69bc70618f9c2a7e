import 'server-only';
import type { MailText } from '@/lib/domain/sign-in';
import { prisma } from './database';

/** How many mails the demo keeps. */
const KEPT = 200;

export type KeptMail = MailText & { id: number; to: string; createdAt: Date };

/** Keeps a mail that the embedded demo does not send; only the newest 200 stay. */
export async function keepMail(mail: MailText & { to: string }): Promise<void> {
  const { to, subject, text } = mail;
  const { id } = await prisma().mail.create({ data: { to, subject, text }, select: { id: true } });
  await prisma().mail.deleteMany({ where: { id: { lte: id - KEPT } } });
}

/** Answers the newest mails first, `limit` of them at most, only those before the mail `before`. */
export async function listMails(limit: number, before: number | null): Promise<KeptMail[]> {
  return prisma().mail.findMany({
    ...(before !== null && { where: { id: { lt: before } } }),
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, to: true, subject: true, text: true, createdAt: true },
  });
}
