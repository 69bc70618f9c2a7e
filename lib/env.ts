import { z } from 'zod';
import { isTrust } from './auth/trust';
import { emailSchema } from './domain/email';
import { API_PER_MINUTE } from './domain/rate-limit';

/** The start must not go on with these settings; `problems` has one line for each wrong name. */
export class EnvError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`Wrong settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'EnvError';
    this.problems = problems;
  }
}

const whole = (least: number, most: number) =>
  z.coerce
    .number(`must be a whole number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

// An empty line in a .env file means "not set".
const unset = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(unset, schema.optional());

const emails = z
  .string()
  .transform((text) => text.split(',').flatMap((one) => one.trim().toLowerCase() || []))
  .refine(
    (list) => list.every((one) => emailSchema.safeParse(one).success),
    'must be mail addresses parted by commas',
  );

const weekDays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.preprocess(unset, whole(0, 65_535).default(3000)),
  HOST: z.preprocess(unset, z.string().default('127.0.0.1')),
  DATABASE_URL: optional(
    z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://'),
  ),
  DATA_DIR: z.preprocess(unset, z.string().default('.data')),
  SITE_URL: optional(
    z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .transform((url) => new URL(url).origin),
  ),
  AUTH_SECRET: optional(z.string().min(32, 'must be at least 32 characters')),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')),
  MAIL_FROM: optional(z.string().regex(/^[^\r\n]*@[^\r\n]*$/, 'must be a mail address')),
  GITHUB_ID: optional(z.string()),
  GITHUB_SECRET: optional(z.string()),
  GOOGLE_ID: optional(z.string()),
  GOOGLE_SECRET: optional(z.string()),
  ADMIN_EMAILS: z.preprocess(unset, emails.default([])),
  TRUST_PROXY: optional(
    z.string().refine(isTrust, 'must be a number of proxies, or their addresses parted by commas'),
  ),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')),
  VOTES_PER_IP_PER_HOUR: z.preprocess(unset, whole(1, 100_000_000).default(60)),
  API_REQUESTS_PER_MINUTE: z.preprocess(unset, whole(1, 10_000_000).default(API_PER_MINUTE)),
  JOBS_SECRET: optional(z.string().min(32, 'must be at least 32 characters')),
  NEWSLETTER_DAY: z.preprocess(unset, z.enum(weekDays).default('monday')),
  NEWSLETTER_HOUR: z.preprocess(unset, whole(0, 23).default(9)),
  NEWSLETTER_TIME_ZONE: z.preprocess(
    unset,
    z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin').default('UTC'),
  ),
  NEWSLETTER_AUTO_APPROVE: optional(z.literal('1', 'must be 1, or left out')),
  POSTAL_ADDRESS: optional(z.string().regex(/^[^\r\n]{5,200}$/, 'must be one line')),
  MAILS_PER_SECOND: z.preprocess(unset, whole(1, 10_000).default(50)),
  WORKER_IN_SERVER: optional(z.literal('1', 'must be 1, or left out')),
  BOUNCE_SECRET: optional(z.string().min(32, 'must be at least 32 characters')),
  LOG_LEVEL: z.preprocess(
    unset,
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ),
  // Next reads it as well, by this name.
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: optional(
    z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64'),
  ),
  // Made by the start, one for each process: lets the process ask itself to drop cached pages.
  INTERNAL_TOKEN: optional(z.string().min(32)),
  // Set or cleared by the start, whatever the operator may have set: '1' in the embedded demo.
  EMBEDDED_DEMO: optional(z.literal('1')),
});

export type Env = z.infer<typeof schema>;

/**
 * Answers the settings in `source`, each checked and with its default.
 * @throws EnvError naming every missing or bad setting at once; never a value, which may be secret
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new EnvError(
    parsed.error.issues.map((issue) => `${issue.path.join('.') || '?'} ${issue.message}`),
  );
}

let current: Env | undefined;

/**
 * Answers this process's settings, read once.
 * @throws EnvError as `readEnv`
 */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}

/** Answers where the site is found, without a slash at the end: SITE_URL, or this machine's port. */
export function siteUrl(): string {
  return env().SITE_URL ?? `http://localhost:${env().PORT}`;
}

/**
 * Answers whether this is the embedded demo, as the start decided: with a database of its own that
 * nobody named. Only there is mail kept instead of sent, and only there are there demo accounts.
 */
export function isEmbeddedDemo(): boolean {
  return env().EMBEDDED_DEMO === '1';
}

/**
 * Answers whether `next build` is running. A build has no database: what it renders from nothing
 * is dropped from the cache when a server starts (docs/decisions/0002-caching.md).
 */
export function isBuild(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build';
}

/**
 * Answers a secret that this process can't go on without.
 * @throws EnvError when it is not set
 */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new EnvError(['AUTH_SECRET is missing']);
  return secret;
}
