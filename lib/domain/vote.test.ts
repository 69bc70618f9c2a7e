import { describe, expect, it } from 'vitest';
import { choiceOf, choiceSchema, voteInputSchema } from './vote';

const messages = (input: unknown) =>
  voteInputSchema
    .safeParse(input)
    .error?.issues.map((issue) => [issue.path.join('.'), issue.message]);

describe('voteInputSchema', () => {
  it.each(['ship', 'skip', 'none'])('takes %s, and drops the other fields of a form', (choice) => {
    const form = { tool: 'claw-code', choice, $ACTION_ID: 'x' };
    expect(voteInputSchema.parse(form)).toEqual({ tool: 'claw-code', choice });
  });

  it('takes what says that it is an account’s vote, and nothing else there', () => {
    const vote = { tool: 'claw-code', choice: 'ship' };
    expect(voteInputSchema.parse({ ...vote, as: 'account' })).toEqual({ ...vote, as: 'account' });
    expect(messages({ ...vote, as: 'admin' })).toEqual([['as', expect.any(String)]]);
  });

  it.each<[unknown, string, RegExp]>([
    [{ choice: 'ship' }, 'tool', /^Say which tool the vote is for\.$/],
    [{ tool: '', choice: 'ship' }, 'tool', /^Say which tool the vote is for\.$/],
    [{ tool: 7, choice: 'ship' }, 'tool', /^Say which tool the vote is for\.$/],
    [{ tool: 'Claw Code', choice: 'ship' }, 'tool', /lower-case letters/],
    [{ tool: 'a-vs-b', choice: 'ship' }, 'tool', /"vs"/],
    [{ tool: 'x'.repeat(61), choice: 'ship' }, 'tool', /at most 60/],
    [{ tool: 'a' }, 'choice', /^Choose ship or skip, or none to take the vote back\.$/],
    [{ tool: 'a', choice: 'SHIP' }, 'choice', /^Choose ship or skip/],
    [{ tool: 'a', choice: ['ship'] }, 'choice', /^Choose ship or skip/],
    [null, '', /names a tool and a choice/],
    ['ship', '', /names a tool and a choice/],
  ])('refuses %j with one message in its place', (input, path, message) => {
    expect(messages(input)).toEqual([[path, expect.stringMatching(message)]]);
  });
});

it('reads a choice as the tally counts it', () => {
  expect(choiceOf({ choice: 'ship' })).toBe('ship');
  expect(choiceOf({ choice: 'skip' })).toBe('skip');
  expect(choiceOf({ choice: 'none' })).toBeNull();
});

it("knows a reviewer's choice, which cannot be none", () => {
  expect(choiceSchema.parse('skip')).toBe('skip');
  expect(choiceSchema.safeParse('none').error?.issues[0]?.message).toBe('Choose ship or skip.');
});
