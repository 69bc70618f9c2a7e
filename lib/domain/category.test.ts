import { expect, test } from 'vitest';
import { categorySchema, newCategorySchema } from './category';

test('a category’s address is made of its name where it was left empty', () => {
  const typed = { name: ' Speech & Audio ', slug: '', description: 'What speaks.' };
  expect(newCategorySchema.parse(typed)).toEqual({
    ...{ name: 'Speech & Audio', slug: 'speech-and-audio', description: 'What speaks.' },
  });
  expect(newCategorySchema.parse({ ...typed, slug: 'speech' }).slug).toBe('speech');
});

test.each([
  ['name', { name: '' }],
  ['name', { name: 'x'.repeat(61) }],
  ['slug', { slug: 'Not A Slug' }],
  ['description', { description: ' ' }],
])('a wrong %s is refused at the field: %j', (field, wrong) => {
  const typed = { name: 'Audio', slug: 'audio', description: 'What speaks.', ...wrong };
  const { error } = newCategorySchema.safeParse(typed);
  expect(error?.issues.map(({ path }) => path[0])).toContain(field);
});

test('a category is renamed by the same rules', () => {
  expect(categorySchema.safeParse({ name: 'Audio', description: '' }).success).toBe(false);
});
