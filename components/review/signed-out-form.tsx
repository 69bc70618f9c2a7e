import { PageHead } from '@/components/ui/page-head';
import { seenNone } from '@/lib/domain/review';
import { signInPath } from './sign-in-path';
import { VerdictForm } from './verdict-form';

/**
 * What was typed, for who sent it without a script and is signed out by now. Nothing here is known of
 * anybody: the text comes from the form that was sent.
 */
export function SignedOutForm({ here, seat }: { here: string; seat: string }) {
  const text = { call: null, body: '', toolVersion: '', evidence: '' };
  return (
    <>
      <PageHead title="You are signed out">
        Your session has ended.{' '}
        <a href={signInPath(here)} target="_blank" rel="noreferrer" className="underline">
          Sign in again in another tab
        </a>
        , then press the button here once more: what you wrote is still here.
      </PageHead>
      <VerdictForm
        authorId={0}
        seat={{ slug: seat, name: 'seat' }}
        tool={null}
        start={{ text, footing: { version: 0, base: seenNone }, kept: null }}
        preview={null}
        standing={null}
        refusal={null}
        here={here}
      />
    </>
  );
}
