import * as z from 'zod';
import { subscriberEmailSchema } from './subscriber';

/** How many events one message may bring. */
const MOST_EVENTS = 100;

/** An address as subscribers have it; null for what is none: nobody subscribes with it. */
const address = z
  .string()
  .max(1_000)
  .transform((text) => subscriberEmailSchema.safeParse(text).data ?? null);

/**
 * What a mail provider tells of mail that it took: `bounced`, nobody can be reached there for good;
 * `complained`, whoever got it says it is unwanted. `at` is when that was; without it, now.
 */
export const mailEventsSchema = z.object({
  events: z
    .array(
      z.object({
        kind: z.enum(['bounced', 'complained']),
        email: address,
        at: z.iso
          .datetime({ offset: true })
          .transform((text) => new Date(text))
          .optional(),
      }),
    )
    .min(1)
    .max(MOST_EVENTS),
});
export type MailEvent = z.infer<typeof mailEventsSchema>['events'][number];
