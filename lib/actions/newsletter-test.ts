'use server';

import { getViewer } from '@/lib/auth/viewer';
import { countUse, type Limit } from '@/lib/data/limit';
import { findIssue } from '@/lib/data/newsletter-issues';
import type { AdminAnswer, AdminState } from '@/lib/domain/admin-answer';
import { canCurate } from '@/lib/domain/curator-rules';
import { issueTestSchema } from '@/lib/domain/newsletter-desk';
import { waitInWords } from '@/lib/domain/wait';
import { mailer } from '@/lib/mail/mailer';
import { mailFor } from '@/lib/mail/newsletter/message';
import { renderIssue } from '@/lib/mail/newsletter/render';
import { done, orFault, refuse, refuseFields, typedIn } from './admin-answer';

const TESTS: Limit = { name: 'newsletter-test', uses: 20, seconds: 3600 };

/** Nobody subscribes by it: the links to leave in a test end nobody's mail. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Mails an issue as it is saved to whoever asks, at the address of their own account and no other; 20 an
 * hour. Refused: an issue that tells of nothing, a site that can't send mail.
 */
export async function sendTestIssue(_previous: AdminState, form: FormData): Promise<AdminAnswer> {
  const typed = typedIn(form);
  return orFault(typed, async () => {
    const viewer = await getViewer();
    const may = canCurate(viewer);
    if (!viewer || !may.allowed) return refuse(typed, may.allowed ? '' : may.reason);
    const parsed = issueTestSchema.safeParse(typed);
    if (!parsed.success) return refuseFields(typed, parsed.error);
    const out = mailer();
    if (!out) return refuse(typed, 'This site has no mail server, so nothing was sent.');
    const issue = await findIssue(parsed.data.issue);
    if (!issue) return refuse(typed, 'There is no such issue any more.');
    const rendered = await renderIssue(issue, null);
    if (!rendered) return refuse(typed, 'No item is included, so there is nothing to send.');
    const wait = await countUse(TESTS, viewer.userId);
    if (wait !== null)
      return refuse(typed, `Those were many tests. Try again ${waitInWords(wait)}.`);
    const mail = mailFor(rendered, { subscriberId: NOBODY, email: viewer.email }, issue);
    try {
      await out.send({ ...mail, subject: `Test: ${mail.subject}` });
    } catch {
      // The mailer has written why to the log; the words may hold an address.
      return refuse(typed, 'The mail server did not take it. The log says why.');
    }
    return done('A test is on its way to the address of your account.');
  });
}
