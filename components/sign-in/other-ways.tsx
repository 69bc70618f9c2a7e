/** The other sites through which one can sign in, if the operator has set any up. */
export function OtherWays({
  providers,
  returnTo,
}: {
  providers: readonly { id: string; name: string }[];
  returnTo: string;
}) {
  if (providers.length === 0) return null;
  return (
    <section aria-labelledby="other-ways" className="mt-8 grid max-w-prose gap-y-3">
      <h2 id="other-ways" className="font-serif text-head font-semibold tracking-tight">
        Or through another site
      </h2>
      <div className="flex flex-wrap gap-3">
        {providers.map(({ id, name }) => (
          <form key={id} method="post" action="/signin/with">
            <input type="hidden" name="provider" value={id} />
            <input type="hidden" name="redirect" value={returnTo} />
            <button
              type="submit"
              className="min-h-12 border-2 border-ink px-5 font-semibold hover:bg-ink hover:text-paper"
            >
              Continue with {name}
            </button>
          </form>
        ))}
      </div>
    </section>
  );
}
