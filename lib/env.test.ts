import { describe, expect, it } from 'vitest';
import { EnvError, readEnv } from './env';

/** What readEnv says is wrong with the settings. */
function problems(source: Record<string, string>): string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

const PROXIES = 'TRUST_PROXY must be a number of proxies, or their addresses parted by commas';
const KEY = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY';

describe('readEnv', () => {
  it('needs nothing', () => {
    expect(readEnv({})).toEqual({
      NODE_ENV: 'production',
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: '.data',
      ADMIN_EMAILS: [],
      VOTES_PER_IP_PER_HOUR: 60,
      API_REQUESTS_PER_MINUTE: 600,
      NEWSLETTER_DAY: 'monday',
      NEWSLETTER_HOUR: 9,
      NEWSLETTER_TIME_ZONE: 'UTC',
      MAILS_PER_SECOND: 50,
      LOG_LEVEL: 'info',
    });
  });

  it('takes an empty line for a setting that is not there', () => {
    const empty = Object.keys(readEnv({})).filter((name) => name !== 'NODE_ENV');
    const more = ['DATABASE_URL', 'SITE_URL', 'AUTH_SECRET', 'REDIS_URL', 'INTERNAL_TOKEN'];
    const mail = ['SMTP_URL', 'MAIL_FROM', 'GITHUB_ID', 'GOOGLE_SECRET', 'EMBEDDED_DEMO'];
    const source = Object.fromEntries([...empty, ...more, ...mail].map((name) => [name, '']));
    expect(readEnv(source)).toEqual(readEnv({}));
  });

  it('reads numbers and keeps only the origin of the site', () => {
    const read = readEnv({
      PORT: '8080',
      VOTES_PER_IP_PER_HOUR: '5',
      SITE_URL: 'https://Example.com:443/path?q#h',
    });
    expect(read).toMatchObject({
      PORT: 8080,
      VOTES_PER_IP_PER_HOUR: 5,
      SITE_URL: 'https://example.com',
    });
  });

  it('reads the admins’ addresses as people sign in with them', () => {
    const { ADMIN_EMAILS } = readEnv({ ADMIN_EMAILS: ' Ada@Example.com,, bob@example.com ' });
    expect(ADMIN_EMAILS).toEqual(['ada@example.com', 'bob@example.com']);
  });

  it.each([
    ['PORT', 'eighty', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '80.5', 'PORT must be a whole number from 0 to 65535'],
    ['PORT', '-1', 'PORT must be at least 0'],
    ['PORT', '65536', 'PORT must be at most 65535'],
    ['VOTES_PER_IP_PER_HOUR', '0', 'VOTES_PER_IP_PER_HOUR must be at least 1'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must begin with postgres:// or postgresql://'],
    ['REDIS_URL', 'http://x', 'REDIS_URL must begin with redis:// or rediss://'],
    ['SITE_URL', 'example.com', 'SITE_URL must be an http or https address'],
    ['SITE_URL', 'ftp://example.com', 'SITE_URL must be an http or https address'],
    ['TRUST_PROXY', 'yes', PROXIES],
    ['TRUST_PROXY', '-1', PROXIES],
    ['TRUST_PROXY', '1.5', PROXIES],
    ['TRUST_PROXY', '10.0.0.0/33', PROXIES],
    ['TRUST_PROXY', '10.0.0.1,,10.0.0.2', PROXIES],
    [KEY, 'dG9vIHNob3J0', `${KEY} must be 32 bytes in base64`],
    ['SMTP_URL', 'mail.example', 'SMTP_URL must begin with smtp:// or smtps://'],
    ['MAIL_FROM', 'Shipworthy', 'MAIL_FROM must be a mail address'],
    ['MAIL_FROM', 'a@b\r\nBcc: c@d', 'MAIL_FROM must be a mail address'],
    ['ADMIN_EMAILS', 'a@example.com, b', 'ADMIN_EMAILS must be mail addresses parted by commas'],
    ['AUTH_SECRET', 'short', 'AUTH_SECRET must be at least 32 characters'],
  ])('refuses %s=%s', (name, value, problem) => {
    expect(problems({ [name]: value })).toEqual([problem]);
  });

  it('names every wrong setting at once, and never shows a value', () => {
    const found = problems({
      PORT: 'x',
      DATABASE_URL: 'nonsense:secret-password@host',
      AUTH_SECRET: 'too-short-secret',
      LOG_LEVEL: 'loud',
    });
    expect(found.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'AUTH_SECRET',
      'LOG_LEVEL',
    ]);
    expect(found.join()).not.toMatch(/secret-password|too-short/);
    expect(new EnvError(found).message.split('\n')).toHaveLength(5);
  });
});
