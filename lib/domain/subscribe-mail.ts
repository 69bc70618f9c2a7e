import { CONFIRM_DAYS, FORGET_DAYS } from './newsletter-days';
import { counted } from './words';
import { escapeMarkup } from './xml';

/** A mail of a few sentences and a link, as plain text and as HTML that says the same. */
export type ShortMail = { subject: string; text: string; html: string };

const isLink = (part: string): boolean => /^https?:\/\/\S+$/.test(part);

// Colours are left to the reader's program, so that it is legible in the dark, too.
function partInHtml(part: string): string {
  const words = escapeMarkup(part);
  const inside = isLink(part) ? `<a href="${words}">${words}</a>` : words;
  return `<p style="margin:0 0 16px">${inside}</p>`;
}

function shortMail(subject: string, parts: readonly string[]): ShortMail {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeMarkup(subject)}</title>`;
  const style =
    'font-family:Georgia,serif;font-size:16px;line-height:1.5;max-width:36em;overflow-wrap:anywhere';
  return {
    subject,
    text: parts.join('\n\n'),
    html: `<!doctype html><html lang="en"><head>${head}</head><body><div style="${style}">${parts.map(partInHtml).join('')}</div></body></html>`,
  };
}

/** Answers the mail by whose link an address is confirmed. */
export function confirmMail(link: string): ShortMail {
  return shortMail('Confirm your subscription to Shipworthy', [
    'This address was typed into the form for Shipworthy’s weekly verdicts. To get them, open this page and press its button:',
    link,
    `The link works for ${counted(CONFIRM_DAYS, 'day')}.`,
    `If it was not you, do nothing: no issue is sent to an address that is not confirmed, and this one is forgotten after ${counted(FORGET_DAYS, 'day')}.`,
  ]);
}

/** Answers the mail to who subscribes again though they get the mail already. */
export function alreadyMail(leaveLink: string): ShortMail {
  return shortMail('You subscribe to Shipworthy already', [
    'This address was typed into the form for Shipworthy’s weekly verdicts. It gets them already, so there is nothing to do.',
    'If you do not want them any more, or want to choose other categories, unsubscribe on this page; you can subscribe anew after that:',
    leaveLink,
    'If it was not you who typed it, nothing has changed.',
  ]);
}
