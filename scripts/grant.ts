import { parseArgs } from 'node:util';
import { z } from 'zod';
import { tagsOfPanel } from '@/lib/cache-tags';
import { actingAsSystem } from '@/lib/data/acting';
import { announceTags } from '@/lib/data/changes';
import { type Granted, grantRole } from '@/lib/data/roles';
import { giveSeat, leaveSeat, SeatRefusal } from '@/lib/data/seats';
import { type Role, roles } from '@/lib/domain/account';
import type { Acting } from '@/lib/domain/acting';
import { emailSchema } from '@/lib/domain/email';
import { displayNameSchema } from '@/lib/domain/profile';
import { Fault, messageOf } from './lib/fault';
import { withSiteData } from './lib/site-data';
import { step } from './lib/steps.mjs';

const USAGE = `Use: npm run grant -- EMAIL ${roles.join('|')} [--seat SLUG --name "NAME"] [--leave SLUG]`;

const wanted = z.object({
  email: emailSchema,
  role: z.enum(roles, { error: `The role is one of ${roles.join(', ')}.` }),
  seat: z.string().optional(),
  name: displayNameSchema.optional(),
  leave: z.string().optional(),
});
type Wanted = z.infer<typeof wanted>;

function parse(args: string[]): Wanted {
  const text = { type: 'string' } as const;
  try {
    const options = { seat: text, name: text, leave: text };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [email, role, ...more] = positionals;
    if (email === undefined || role === undefined || more.length > 0) throw new Fault(USAGE);
    const parsed = wanted.safeParse({ email, role, ...values });
    if (parsed.success) return parsed.data;
    throw new Fault(`${parsed.error.issues.map((issue) => issue.message).join(' ')} ${USAGE}`);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`${messageOf(error).split('. ')[0]}. ${USAGE}`);
  }
}

/** Seats a reviewer from today on, under the name that readers will see on their verdicts. */
async function seat(
  acting: Acting,
  granted: Granted,
  slug: string,
  given: string | undefined,
): Promise<void> {
  const name = given ?? granted.name;
  if (!name) throw new Fault('Say under which name they judge: --name "Ada Lovelace"');
  const today = new Date().toISOString().slice(0, 10);
  await orRefusal(giveSeat(acting, granted.userId, slug, name, today));
  await announceTags(tagsOfPanel());
}

async function orRefusal<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof SeatRefusal ? new Fault(`${error.message} The role was given.`) : error;
  }
}

async function leave(acting: Acting, granted: Granted, slug: string): Promise<string> {
  const held = await orRefusal(leaveSeat(acting, granted.userId, slug));
  return held ? `; off seat ${slug}` : `; holds no seat ${slug}`;
}

function inWords(email: string, role: Role, before: Role | null): string {
  if (before === null) return `${email} is a new account, and ${role}`;
  return before === role ? `${email} was ${role} already` : `${email} was ${before}, is ${role}`;
}

/** `npm run grant`: gives an account a role, with --seat a chair on the panel, and with --leave none there any more. */
export async function main(args: string[]): Promise<number> {
  const { email, role, seat: slug, name, leave: left } = parse(args);
  if (slug !== undefined && role === 'member') {
    throw new Fault(`Who holds a seat is a reviewer or an admin. ${USAGE}`);
  }
  if (slug !== undefined && slug === left) throw new Fault(`Take the seat or leave it. ${USAGE}`);
  // One command, one operation: the role and the seat stand together in the history.
  const acting = actingAsSystem('command', 'npm run grant');
  await withSiteData(async () => {
    await step('Granted', async () => {
      const granted = await grantRole(acting, email, role);
      if (slug !== undefined) await seat(acting, granted, slug, name);
      const off = left === undefined ? '' : await leave(acting, granted, left);
      const on = slug === undefined ? '' : `; seat ${slug}`;
      return `${inWords(email, role, granted.before)}${on}${off}`;
    });
  });
  return 0;
}
