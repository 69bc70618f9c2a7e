/**
 * Confirms that an account is to be deleted. A plain form: its answer is a whole new page, so that
 * nothing of the account stays in the memory of the open one.
 */
export function DeleteForm({ typed, problem }: { typed: string; problem: string | null }) {
  return (
    <form method="post" action="/me/delete/confirm" className="grid gap-y-4">
      <div className="grid gap-y-1">
        <label htmlFor="confirmation" className="font-semibold">
          Type DELETE or your e-mail address to confirm
        </label>
        <input
          id="confirmation"
          name="confirmation"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          defaultValue={typed}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'confirmation-error' : undefined}
          className="min-h-12 w-full border-2 border-rule bg-sheet px-3 text-body"
        />
        {problem ? (
          <p id="confirmation-error" role="alert" className="text-note text-skip">
            {problem}
          </p>
        ) : null}
      </div>
      <button
        type="submit"
        className="min-h-12 border-2 border-skip bg-skip px-5 font-semibold text-on-call sm:justify-self-start"
      >
        Delete my account
      </button>
    </form>
  );
}
