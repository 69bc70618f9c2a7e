import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AdminHead } from '@/components/admin/admin-head';
import { PriceReadForm } from '@/components/admin/price-read-form';
import { PriceReads, PriceWarnings } from '@/components/admin/price-reads';
import { ToolFactsForm } from '@/components/admin/tool-facts-form';
import { ToolStateForm } from '@/components/admin/tool-state-form';
import { requireRole } from '@/lib/auth/viewer';
import { listCategoryNames } from '@/lib/data/categories';
import { findDeskTool } from '@/lib/data/desk-tool';
import { listPriceReads } from '@/lib/data/price-reads';
import { lintPrice } from '@/lib/domain/price';
import { textsOfEntry } from '@/lib/domain/tool-record';
import { FromSuggestion } from '../../suggestions/from-suggestion';
import { prefilled } from '../prefilled';

export const metadata: Metadata = { title: 'Tool · Curator’s desk' };

/** More reads than anybody looks through: the newest count. */
const MOST_READS = 50;

/** The tool's id in the database, at most what its column holds. */
const ID = /^[1-9]\d{0,8}$/;

export default async function ToolPage({ params, searchParams }: PageProps<'/admin/tools/[id]'>) {
  const { id } = await params;
  const asked = await searchParams;
  const start = prefilled(asked);
  await requireRole('admin', `/admin/tools/${encodeURIComponent(id)}`);
  if (!ID.test(id)) notFound();
  const [tool, reads, categories] = await Promise.all([
    findDeskTool(Number(id)),
    listPriceReads(Number(id), MOST_READS),
    listCategoryNames(),
  ]);
  if (!tool) notFound();
  const { texts, mergedInto } = tool;
  const [newest] = reads;
  const warnings = newest ? lintPrice({ ...newest, ...wordsOf(texts) }) : [];
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <AdminHead
        title={texts.name}
        actions={
          <>
            {tool.state === 'published' ? (
              <a href={`/tools/${texts.slug}`} className={link}>
                As visitors see it
              </a>
            ) : null}
            <a href={`/admin/tools/${tool.id}/votes`} className={link}>
              Votes
            </a>
            <a href={`/admin/history?tool=${tool.id}`} className={link}>
              History
            </a>
          </>
        }
      />
      <FromSuggestion params={asked} />
      {mergedInto ? (
        <p className="max-w-prose">
          This record was merged into{' '}
          <a href={`/admin/tools/${mergedInto.id}`} className="underline">
            {mergedInto.name}
          </a>
          : edit that one.
        </p>
      ) : (
        <>
          <Part id="state" title="State">
            <ToolStateForm tool={tool} />
          </Part>
          <Part id="facts" title="Facts">
            <ToolFactsForm tool={tool} categories={categories} start={start} />
          </Part>
        </>
      )}
      <Part id="prices" title="Price reads">
        <div className="grid gap-8 md:grid-cols-2">
          <div className="grid content-start gap-y-4">
            <PriceWarnings warnings={warnings} />
            <PriceReads reads={reads} />
          </div>
          {mergedInto ? null : (
            <section aria-labelledby="add-read">
              <h3 id="add-read" className="pb-2 text-lead font-semibold">
                Add a price read
              </h3>
              <PriceReadForm
                toolId={tool.id}
                start={{ ...textsOfEntry(newest ?? null), ...start, entry_checked_at: today }}
              />
            </section>
          )}
        </div>
      </Part>
      {tool.redirects.length > 0 ? (
        <Part id="addresses" title="Earlier addresses">
          <p className="pb-2 text-note text-muted">Each leads to this tool for ever.</p>
          <ul className="grid gap-y-1">
            {tool.redirects.map((slug) => (
              <li key={slug} className="wrap-anywhere">
                {slug}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  );
}

const link = 'inline-flex min-h-11 items-center underline';

function wordsOf({ tagline, description, license }: Record<string, string>) {
  return {
    tagline: tagline ?? null,
    description: description ?? null,
    license: license ?? null,
  };
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-8 border-t border-ink pt-4">
      <h2 id={id} className="pb-4 font-serif text-head font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
