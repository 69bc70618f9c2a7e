import * as z from 'zod';
import { plainSlugSchema, slugFromName } from './slug';
import { textSchema, tidyText } from './tool-record';

/** What a curator says of a category. */
export type CategoryRecord = { slug: string; name: string; description: string };

const nameSchema = textSchema({ what: 'the name', most: 60 });
const descriptionSchema = textSchema({ what: 'what belongs here', most: 300 });

/** A new category; an address that was left empty is made of the name. It never changes afterwards. */
export const newCategorySchema = z
  .object({ name: z.string(), slug: z.string(), description: z.string() })
  .transform(({ name, slug, description }) => ({
    name,
    slug: tidyText(slug) || slugFromName(name) || '',
    description,
  }))
  .pipe(z.object({ name: nameSchema, slug: plainSlugSchema, description: descriptionSchema }));

/** What of a category can be changed. */
export const categorySchema = z.object({ name: nameSchema, description: descriptionSchema });
