import { strongButton } from '@/components/ui/form';

/** The one button of the page that a mailed link opens; `failed` when pressing it did not work just now. */
export function LinkForm({
  action,
  token,
  button,
  failed,
}: {
  action: string;
  token: string;
  button: string;
  failed: boolean;
}) {
  return (
    <>
      {failed ? (
        <p role="alert" className="mb-6 max-w-prose border-l-4 border-skip pl-4">
          That did not work just now, and nothing was changed. The link is still good; please try
          again.
        </p>
      ) : null}
      <form method="post" action={action}>
        <input type="hidden" name="token" value={token} />
        <button type="submit" className={strongButton}>
          {button}
        </button>
      </form>
    </>
  );
}
