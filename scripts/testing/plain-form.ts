/** A page's form as a browser without JavaScript holds it. */
export interface PlainForm {
  address: string;
  fields: [name: string, value: string][];
}

const attribute = (tag: string, name: string): string => {
  const value = new RegExp(` ${name.replaceAll('$', '\\$')}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
};

/** The forms of a page, with what is hidden in them. */
export async function readForms(address: string): Promise<PlainForm[]> {
  const html = await (await fetch(address)).text();
  return (html.match(/<form\b.*?<\/form>/gs) ?? []).map((form) => ({
    address,
    fields: (form.match(/<input type="hidden"[^>]*>/g) ?? []).map((tag) => [
      attribute(tag, 'name'),
      attribute(tag, 'value'),
    ]),
  }));
}

/** Sends it as a new visitor who pressed the button of this choice; throws when nobody answers. */
export async function sendForm({ address, fields }: PlainForm, choice: string) {
  const body = new FormData();
  for (const [name, value] of [...fields, ['choice', choice] as const]) body.append(name, value);
  const answer = await fetch(address, { method: 'POST', body });
  const cookie = /^voter=([0-9a-f-]{36})\./.exec(answer.headers.get('set-cookie') ?? '');
  return { status: answer.status, text: await answer.text(), voter: cookie?.[1] };
}
