import * as z from 'zod';
import { catalogueFormats } from './catalogue-file';
import { plainSlugSchema } from './slug';
import { toolStates } from './tool-record';

const chosen = <T extends z.ZodType>(schema: T) =>
  z.preprocess((text) => (text === '' || text === undefined ? null : text), schema.nullable());

/** Which tools are exported, and how: what the export's form sends; nothing chosen is everything. */
export const exportSchema = z.object({
  format: z.enum(catalogueFormats, { error: 'Choose CSV or JSON.' }),
  state: chosen(z.enum(toolStates, { error: `Choose one of: ${toolStates.join(', ')}.` })),
  category: chosen(plainSlugSchema),
});
