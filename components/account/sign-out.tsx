/**
 * Two ways to sign out, as plain forms: the answer is a whole new page, so that nothing which an open
 * one holds in memory of who was signed in outlives it.
 */
export function SignOut() {
  const button = 'min-h-11 border-2 border-ink px-5 font-semibold hover:bg-ink hover:text-paper';
  return (
    <div className="flex flex-wrap gap-3">
      <form method="post" action="/signout">
        <button type="submit" className={button}>
          Sign out
        </button>
      </form>
      <form method="post" action="/signout">
        <input type="hidden" name="everywhere" value="yes" />
        <button type="submit" className={button}>
          Sign out everywhere
        </button>
      </form>
    </div>
  );
}
