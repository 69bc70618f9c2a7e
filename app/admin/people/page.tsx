import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { ListFilter } from '@/components/admin/list-filter';
import { ListTable } from '@/components/admin/list-table';
import { DateTime } from '@/components/ui/date';
import { requireRole } from '@/lib/auth/viewer';
import { CursorError } from '@/lib/data/cursor';
import { listPeople, peopleForm } from '@/lib/data/people';
import { roles } from '@/lib/domain/account';
import { parseListView } from '@/lib/domain/list-view';

const PATH = '/admin/people';
const PAGE_SIZE = 50;

export default async function PeoplePage({ searchParams }: PageProps<'/admin/people'>) {
  await requireRole('admin', PATH);
  const view = parseListView(await searchParams, peopleForm);
  const page = await listPeople(view, PAGE_SIZE).catch((error) => {
    if (error instanceof CursorError) notFound();
    throw error;
  });
  return (
    <>
      <AdminHead title="People">
        Who has an account, what they may do, and who is suspended.
      </AdminHead>
      <ListFilter
        path={PATH}
        view={view}
        search="E-mail or name"
        choices={[
          { name: 'role', label: 'Role', options: roles.map((role) => [role, role]) },
          {
            name: 'state',
            label: 'State',
            options: [
              ['suspended', 'Suspended'],
              ['new', 'New this week'],
            ],
          },
        ]}
      />
      <ListTable
        caption="Accounts"
        path={PATH}
        view={view}
        columns={[
          { head: 'E-mail', sort: 'email' },
          { head: 'Name', wide: true },
          { head: 'Role' },
          { head: 'Joined', sort: 'joined', wide: true },
        ]}
        lines={page.items.map(({ userId, email, name, role, suspended, joinedAt }) => ({
          key: userId,
          label: email,
          cells: [
            <a
              key="email"
              href={`${PATH}/${userId}`}
              className="inline-flex min-h-11 items-center break-all underline"
            >
              {email}
            </a>,
            name ?? '—',
            suspended ? (
              <>
                {role}, <strong className="text-skip">suspended</strong>
              </>
            ) : (
              role
            ),
            <DateTime key="joined" date={joinedAt} />,
          ],
        }))}
        empty="No account is like that."
        nextCursor={page.nextCursor}
      />
    </>
  );
}
