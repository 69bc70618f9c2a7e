import { PrismaPg } from '@prisma/adapter-pg';
import { actAsInPrisma, actingAsSystem } from '../lib/data/acting';
import { demoAccounts } from '../lib/domain/demo';
import { type Prisma, PrismaClient } from '../lib/generated/prisma/client';

type Client = Prisma.TransactionClient;

/** Seats an account, unless an author of its name is there already. */
async function takeSeat(client: Client, userId: string, name: string, slug: string): Promise<void> {
  const seat = await client.seat.findUnique({ where: { slug }, select: { id: true } });
  const taken = await client.author.findUnique({ where: { name }, select: { id: true } });
  if (!seat || taken) return;
  const since = new Date(new Date().toISOString().slice(0, 10));
  await client.author.create({
    data: { name, kind: 'person', userId, holdings: { create: { seatId: seat.id, since } } },
  });
}

/**
 * Makes what is missing of the demo's accounts, one for each role, in one transaction. What stands is
 * left as it is. Only the embedded demo calls this: whoever reads its mailbox can sign in to them.
 * @returns how many were made
 */
export async function seedDemoAccounts(databaseUrl: string): Promise<number> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl }) });
  try {
    return await prisma.$transaction(async (client) => {
      await actAsInPrisma(client, actingAsSystem('command', 'The demo’s accounts.'));
      const emails = demoAccounts.map(({ email }) => email);
      const known = await client.user.findMany({
        where: { email: { in: emails } },
        select: { email: true },
      });
      const missing = demoAccounts.filter((one) => !known.some(({ email }) => email === one.email));
      for (const { email, role, name, seat } of missing) {
        const user = await client.user.create({
          data: { email, role, name, emailVerifiedAt: new Date() },
          select: { id: true },
        });
        if (seat) await takeSeat(client, user.id, name, seat);
      }
      return missing.length;
    });
  } finally {
    await prisma.$disconnect();
  }
}
