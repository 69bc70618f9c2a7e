import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { SignOutForm, SuspensionForm } from '@/components/admin/people/access-form';
import { RoleForm } from '@/components/admin/people/role-form';
import { SeatsForm } from '@/components/admin/people/seats-form';
import { DateTime } from '@/components/ui/date';
import { plainButton } from '@/components/ui/form';
import { requireRole } from '@/lib/auth/viewer';
import { findPerson } from '@/lib/data/people';
import { listSeats } from '@/lib/data/seats';
import { personIdSchema } from '@/lib/domain/people';
import { counted } from '@/lib/domain/words';
import { env } from '@/lib/env';

export default async function PersonPage({ params }: PageProps<'/admin/people/[id]'>) {
  const { id } = await params;
  await requireRole('admin', `/admin/people/${encodeURIComponent(id)}`);
  if (!personIdSchema.safeParse(id).success) notFound();
  const [person, seats] = await Promise.all([findPerson(id), listSeats()]);
  if (!person) notFound();
  const { userId, email, name, role, votes, sessions, suspension } = person;
  return (
    <>
      <p className="pt-4 text-note">
        <a href="/admin/people" className="inline-flex min-h-11 items-center underline">
          People
        </a>
      </p>
      <AdminHead
        title={name ?? email}
        actions={
          <>
            <a href={`/admin/history?who=${userId}`} className={plainButton}>
              What they did
            </a>
            <a href={`/admin/history?noun=users&subject=${userId}`} className={plainButton}>
              History
            </a>
          </>
        }
      >
        {name ? `${email}, ` : ''}
        {role}, joined <DateTime date={person.joinedAt} />. {counted(votes.counted, 'vote')}{' '}
        {votes.counted === 1 ? 'counts' : 'count'}
        {votes.excluded > 0 ? `, ${votes.excluded} excluded` : ''}. Signed in on{' '}
        {counted(sessions, 'browser')}.
      </AdminHead>
      <div className="grid gap-x-12 md:grid-cols-2">
        <Part title="Suspension">
          <SuspensionForm person={userId} suspension={suspension} votes={votes} />
        </Part>
        <Part title="Signing in">
          <SignOutForm person={userId} sessions={sessions} />
          {person.signedOutAt ? (
            <p className="text-note text-muted">
              Last signed out by a curator on <DateTime date={person.signedOutAt} />.
            </p>
          ) : null}
        </Part>
        <Part title="Role">
          <RoleForm person={userId} role={role} listed={env().ADMIN_EMAILS.includes(email)} />
        </Part>
        <Part title="Seats on the panel">
          <SeatsForm
            person={userId}
            held={person.seats}
            seats={seats}
            byline={person.byline ?? name ?? ''}
          />
        </Part>
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="border-t border-ink py-5">
      <h2 className="pb-3 font-serif text-lead font-semibold">{title}</h2>
      {children}
    </section>
  );
}
