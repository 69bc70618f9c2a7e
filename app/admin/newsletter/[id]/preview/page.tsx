import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import {
  MailPreview,
  PREVIEW_WIDTHS,
  type PreviewWidth,
} from '@/components/admin/newsletter/mail-preview';
import { boxStyle, plainButton } from '@/components/ui/form';
import { requireRole } from '@/lib/auth/viewer';
import { listDeskCategories } from '@/lib/data/categories';
import { rowId } from '@/lib/domain/row-id';
import { renderIssue } from '@/lib/mail/newsletter/render';
import { issueAt } from '../../issue';

export const metadata: Metadata = { title: 'Preview of an issue · Curator’s desk' };

const NAMES: Record<PreviewWidth, string> = { desktop: 'Desktop', phone: 'Phone' };

export default async function PreviewPage({
  params,
  searchParams,
}: PageProps<'/admin/newsletter/[id]/preview'>) {
  const [{ id: text }, { width: asked, category: of }] = await Promise.all([params, searchParams]);
  const width: PreviewWidth = asked === 'phone' ? 'phone' : 'desktop';
  const category = rowId.safeParse(of).data ?? null;
  const path = `/admin/newsletter/${encodeURIComponent(text)}/preview`;
  const query = new URLSearchParams({ width, ...(category && { category: String(category) }) });
  await requireRole('admin', `${path}?${query}`);
  const issue = await issueAt(text);
  if (!issue) notFound();
  const [mail, categories] = await Promise.all([
    renderIssue(issue, category === null ? null : [category]),
    listDeskCategories(),
  ]);
  return (
    <>
      <AdminHead
        title="Preview"
        actions={
          <a href={`/admin/newsletter/${issue.id}`} className={plainButton}>
            Back to the issue
          </a>
        }
      >
        {mail ? `Subject: ${mail.subject}` : issue.subject}
      </AdminHead>
      <search>
        <form action={path} className="flex flex-wrap items-end gap-3 pb-4">
          <label className="grid gap-y-1 text-note font-semibold">
            Width
            <select
              name="width"
              defaultValue={width}
              className={`${boxStyle} min-h-11 text-body font-normal`}
            >
              {(['desktop', 'phone'] as const).map((each) => (
                <option key={each} value={each}>
                  {NAMES[each]}, {PREVIEW_WIDTHS[each]} px
                </option>
              ))}
            </select>
          </label>
          <label className="grid gap-y-1 text-note font-semibold">
            As it is for who reads of
            <select
              name="category"
              defaultValue={category ?? ''}
              className={`${boxStyle} min-h-11 text-body font-normal`}
            >
              <option value="">Everything</option>
              {categories.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className={plainButton}>
            Show
          </button>
        </form>
      </search>
      {mail ? (
        <MailPreview html={mail.html} text={mail.text} width={width} />
      ) : (
        <p className="py-6 text-muted">
          {category === null
            ? 'No item is included, so there is no mail.'
            : 'Nothing in this issue is for them, so they get no mail.'}
        </p>
      )}
    </>
  );
}
