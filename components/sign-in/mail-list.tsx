import { MoreLink } from '@/components/ui/more-link';

type Mail = { id: number; to: string; subject: string; text: string; sentAt: string };

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

/** Mails, the newest first, as their readers would see them; `more` when there are older ones. */
export function MailList({ mails, more }: { mails: Mail[]; more: boolean }) {
  const last = mails.at(-1);
  if (!last) return <p>No mail yet. Ask for a sign-in link, and it is here.</p>;
  return (
    <>
      <ul className="max-w-prose divide-y divide-hairline border-y border-ink">
        {mails.map((mail) => (
          <li key={mail.id} className="py-6">
            <article aria-labelledby={`mail-${mail.id}`}>
              <h2 id={`mail-${mail.id}`} className="font-semibold">
                {mail.subject}
              </h2>
              <p className="text-note text-muted">
                to <span className="break-all">{mail.to}</span>,{' '}
                <time dateTime={mail.sentAt}>{moment.format(new Date(mail.sentAt))} UTC</time>
              </p>
              <div className="grid gap-y-3 pt-3">
                {mail.text.split('\n\n').map((part) => (
                  <p key={part} className="whitespace-pre-line">
                    <Part text={part} />
                  </p>
                ))}
              </div>
            </article>
          </li>
        ))}
      </ul>
      {more ? <MoreLink href={`/dev/mailbox?before=${last.id}`}>Older mail</MoreLink> : null}
    </>
  );
}

// A plain link: one that Next fetches ahead of time would be opened by nobody.
function Part({ text }: { text: string }) {
  if (!/^https?:\/\/\S+$/.test(text)) return text;
  return (
    <a href={text} className="break-all underline">
      {text}
    </a>
  );
}
