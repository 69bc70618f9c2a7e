import * as z from 'zod';
import { toolSlugSchema } from './slug';

/** The tools that a typed text may mean, as the pickers of public pages read them. */
export const toolNamesJson = z.strictObject({
  items: z.array(
    z.strictObject({ slug: toolSlugSchema, name: z.string().min(1), category: z.string().min(1) }),
  ),
});

export type ToolNamesJson = z.infer<typeof toolNamesJson>;
