import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isToolSlug, MAX_SLUG, plainSlugSchema, slugFromName, toolSlugSchema } from './slug';
import { anySlug } from './test-arbitraries';

const sixty = 'a'.repeat(MAX_SLUG);

describe('the slug rule', () => {
  it.each([
    'a',
    '7',
    'claw-code',
    'llama-3-1-8b',
    'vs',
    'vscode',
    'a-vsc-b',
    'devs',
    'x-devs',
    sixty,
  ])('takes %s', (slug) => {
    expect(isToolSlug(slug)).toBe(true);
    expect(toolSlugSchema.parse(slug)).toBe(slug);
  });

  it.each([
    '',
    '-',
    '-a',
    'a-',
    'a--b',
    'A',
    'a.b',
    'a_b',
    'a b',
    'é',
    'a\n',
    '٣',
    'a-vs-b',
    'vs-a',
    'a-vs',
    'vs-vs',
    `${sixty}a`,
  ])('refuses %j', (slug) => {
    expect(isToolSlug(slug)).toBe(false);
    expect(toolSlugSchema.safeParse(slug).success).toBe(false);
  });

  it('is one rule, whether asked by the function or the schema', () => {
    const nearlySlugs = fc.stringMatching(/^[a-cvs-]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearlySlugs), (text) => {
        expect(toolSlugSchema.safeParse(text).success).toBe(isToolSlug(text));
        // The contract's words, written out.
        const byContract =
          /^[a-z0-9-]{1,60}$/.test(text) &&
          !/^-|-$|--/.test(text) &&
          !text.includes('-vs-') &&
          !text.startsWith('vs-') &&
          !text.endsWith('-vs');
        expect(isToolSlug(text)).toBe(byContract);
      }),
      { numRuns: 1000 },
    );
  });

  it('says in words what is wrong', () => {
    const message = (slug: unknown) => toolSlugSchema.safeParse(slug).error?.issues[0]?.message;
    expect(message('A B')).toMatch(/lower-case letters/);
    expect(message(`${sixty}a`)).toMatch(/at most 60/);
    expect(message('a-vs-b')).toMatch(/"vs"/);
    expect(message(7)).toMatch(/text/);
  });

  it('does not bind categories to the rule about "vs"', () => {
    expect(plainSlugSchema.parse('editors-vs-agents')).toBe('editors-vs-agents');
  });
});

describe('slugFromName', () => {
  it.each([
    ['SmolVLM2-2B', 'smolvlm2-2b'],
    ['Llama 3.1 8B', 'llama-3-1-8b'],
    ['MiniCPM-V 2.0', 'minicpm-v-2-0'],
    ['llama.cpp', 'llama-cpp'],
    ['LangChain', 'langchain'],
    ['LlamaIndex', 'llamaindex'],
    ['vLLM', 'vllm'],
    ['Claw Code', 'claw-code'],
    ['  GitHub   Copilot ', 'github-copilot'],
    ['Weights & Biases', 'weights-and-biases'],
    ['Café Déjà', 'cafe-deja'],
    ['Straße', 'strasse'],
    ['Яндекс', 'yandeks'],
    ['通义千问 Qwen', 'qwen'],
    ['ＧＰＴ', 'gpt'],
    ['SAM²', 'sam2'],
    ['under_score', 'under-score'],
    ['Cursor vs Copilot', 'cursor-copilot'],
    ['VS Code', 'vscode'],
    ['vs vs Code vs', 'vscode'],
    ['Me vs', 'me'],
    ['vs', 'vs'],
    ['vs. vs', 'vs'],
    ['VSCode', 'vscode'],
    ['通义千问', null],
    ['…', null],
    ['', null],
    ['   ', null],
    ['\u{1F600}', null],
  ])('%j → %j', (name, slug) => {
    expect(slugFromName(name)).toBe(slug);
  });

  it('cuts between words, and never leaves a hyphen or "vs" at the end', () => {
    const long = 'b'.repeat(50);
    expect(slugFromName(`${long} ccccccccccc`)).toBe(long);
    expect(slugFromName(`${long} ccccccccc`)).toBe(`${long}-ccccccccc`);
    expect(slugFromName('a'.repeat(80))).toBe(sixty);
    expect(slugFromName(`${'a'.repeat(57)}-vsx`)).toBe('a'.repeat(57));
  });

  it('gives a valid slug or null, whatever the name', () => {
    const wordy = fc
      .array(fc.constantFrom('vs', 'VS', 'v', 's', '-', '.', ' ', 'x'.repeat(30), '٣', '語', "'s"))
      .map((words) => words.join(' '));
    const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.string(), wordy);
    fc.assert(
      fc.property(names, (name) => {
        const slug = slugFromName(name);
        expect(slug === null || isToolSlug(slug)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves a slug as it is', () => {
    fc.assert(
      fc.property(anySlug, (slug) => {
        expect(slugFromName(slug)).toBe(slug);
      }),
      { numRuns: 500 },
    );
  });
});
