/**
 * Answers a form with another page of this site. Whoever is signed in from here on gets a whole new
 * page: what an open one holds in memory of somebody else is gone.
 */
export function seeOther(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: path, 'Cache-Control': 'private, no-store' },
  });
}

/** The fields of a posted form; none for a body that is no form. */
export async function readFields(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    // Cut off, or of another kind: nothing in it is named, so nothing is done.
    return new FormData();
  }
}
