import { expect, test } from 'vitest';
import { readEnv } from '@/lib/env';
import { warningsOf } from './warnings';

const DATABASE_URL = 'postgres://db.example/ship';
const SMTP_URL = 'smtp://mail.example';
const said = (settings: Record<string, string>) => warningsOf(readEnv(settings)).join('\n');

test('a site without a mail server is told so; the demo, which keeps its mail, is not', () => {
  expect(said({ DATABASE_URL })).toMatch(/^SMTP_URL is not set.+sign in.+no newsletter is sent/);
  expect(said({})).toBe('');
});

test('a site that can send is told when the mails lack a postal address; the demo is not', () => {
  expect(said({ DATABASE_URL, SMTP_URL })).toMatch(/^POSTAL_ADDRESS is not set/);
  expect(said({ DATABASE_URL, SMTP_URL, POSTAL_ADDRESS: '1 Harbour Road, Hamburg' })).toBe('');
  expect(said({ SMTP_URL })).toBe('');
});

test('half of a provider’s keys is not enough', () => {
  expect(said({ GITHUB_ID: 'x' })).toMatch(/both their ID and their SECRET/);
  expect(said({ GITHUB_ID: 'x', GITHUB_SECRET: 'y' })).toBe('');
});
