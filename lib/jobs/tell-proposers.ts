import { claimProposer, forgetProposer, forgetUntold } from '@/lib/data/suggestion-mail';
import { findSuggestion } from '@/lib/data/suggestions';
import { answerMail } from '@/lib/domain/suggestion';
import { log } from '@/lib/log';
import { type Mailer, mailer } from '@/lib/mail/mailer';
import { repeat } from './repeat';

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

/**
 * Has proposers told who were not when their suggestion was decided: the mail server was away, or the
 * process went. Who could not be told for 30 days is forgotten.
 * @returns a function that stops it
 */
export function sweepProposers(options: { every?: number; out?: Out } = {}): () => Promise<void> {
  return repeat({
    name: 'tell-proposers',
    every: options.every ?? EVERY_MS,
    work: async () => {
      await forgetUntold();
      await tellProposers(options.out);
    },
  });
}
