import { claimProposer, forgetProposer, forgetUntold } from '@/lib/data/suggestion-mail';
import { findSuggestion } from '@/lib/data/suggestions';
import { answerMail } from '@/lib/domain/suggestion';
import { log } from '@/lib/log';
import { type Mailer, mailer } from '@/lib/mail/mailer';
import type { Job } from './job';

const EVERY_MS = 60_000;

type Out = Pick<Mailer, 'send'>;

async function tell(out: Out, { id, email }: { id: number; email: string }): Promise<void> {
  const suggestion = await findSuggestion(id);
  // Opened again meanwhile: they are told what is decided then.
  if (!suggestion || suggestion.state === 'open') return;
  const { state, reason } = suggestion;
  const decision = state === 'accepted' ? { state } : { state, reason: reason ?? '' };
  await out.send({ to: email, ...answerMail(suggestion, decision) });
  await forgetProposer(id);
}

/**
 * Mails everybody whose suggestion was decided and who was not told yet, and forgets each address once
 * its mail is handed over. Whom a mail does not reach is tried again minutes later.
 * @throws when somebody could not be told, after the others were
 */
export async function tellProposers(out: Out | null = mailer()): Promise<void> {
  if (!out) return;
  let failed = 0;
  for (let next = await claimProposer(); next; next = await claimProposer()) {
    try {
      await tell(out, next);
    } catch (error) {
      failed += 1;
      log().warn({ suggestion: next.id, error: String(error) }, 'a proposer was not told');
    }
  }
  if (failed > 0) throw new Error(`${failed} of those who made a suggestion could not be mailed`);
}

/** Tells whom nobody told yet; who could not be told for 30 days is forgotten. @throws as `tellProposers` */
export async function tellTheRest(out?: Out): Promise<void> {
  await forgetUntold();
  await tellProposers(out);
}

/** For when the mail server was away as a suggestion was decided, or the process went. */
export const sweepProposers: Job = {
  name: 'tell-proposers',
  words: 'Mails who made a suggestion what became of it, where that did not happen at once.',
  every: EVERY_MS,
  work: () => tellTheRest(),
};
