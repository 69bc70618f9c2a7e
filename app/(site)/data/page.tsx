import type { Route } from 'next';
import { pageMetadata } from '@/app/metadata';
import { ExportList } from '@/components/data/export-list';
import { FormatTables } from '@/components/data/format-table';
import { JsonLd } from '@/components/site/json-ld';
import { Crumbs } from '@/components/ui/crumbs';
import { PageHead } from '@/components/ui/page-head';
import { PageLink } from '@/components/ui/page-link';
import { DATA_LICENCE } from '@/lib/domain/data-licence';
import { datasetJsonLd } from '@/lib/domain/json-ld';
import { digestName, EXPORTS_KEPT, exportName, LEAST_TOGETHER } from '@/lib/domain/open-data';
import { getExports } from '@/lib/queries/open-data';
import { absolute } from '@/lib/queries/site';

export const ensureStatic = 'navigation';

const DESCRIPTION =
  'Each night’s file of votes, verdicts, prices and figures, and the command that recomputes every figure from it.';

export const metadata = pageMetadata({
  title: 'Open data',
  description: DESCRIPTION,
  path: '/data',
  type: 'website',
});

export default async function DataPage() {
  const exports = await getExports();
  return (
    <>
      <JsonLd
        document={datasetJsonLd({
          ...{ name: 'Shipworthy: votes, verdicts and figures', description: DESCRIPTION },
          ...{ url: absolute('/data'), license: DATA_LICENCE.url, siteUrl: absolute('/') },
          files: exports.map(({ day, madeAt }) => ({
            ...{ url: absolute(`/data/${exportName(day)}`), format: 'application/gzip' },
            created: madeAt,
          })),
        })}
      />
      <Crumbs trail={[{ name: 'Home', href: '/' }]} here="Open data" />
      <PageHead title="Open data">
        Every figure on this site can be made again by anyone. Each day’s file holds the votes and
        verdicts that were counted, and the figures that came of them.
      </PageHead>
      <div className="grid gap-y-12">
        <Part id="files" title="Files">
          <p className="max-w-prose">
            A file is made soon after each midnight (UTC), all of it as things stood at one moment,
            and is never changed. The newest {EXPORTS_KEPT} are kept;{' '}
            <code>{absolute('/data/latest')}</code> leads to the newest. It is text, one JSON
            document a line, compressed by gzip.
          </p>
          <ExportList exports={exports} />
        </Part>
        <Part id="verify" title="Verify">
          <VerifySteps day={exports[0]?.day ?? 'DAY'} />
        </Part>
        <Part id="privacy" title="Who voted is not in it">
          <div className="grid max-w-prose gap-y-4">
            <p>
              A vote carries no account, no address and no time. Its pseudonym is made with a random
              key that nobody keeps: a voter has another one on each tool and in each day’s file, so
              that nobody can be followed from one tool to another, or from one day to the next.
            </p>
            <p>
              The day of a vote is only said where at least {LEAST_TOGETHER} votes on the tool share
              it; else the week, the month, or nothing. Votes that a curator took out of the count
              are only counted.
            </p>
            <p>
              What stays possible: whoever compares two days sees by how much a tool’s figure moved,
              and where few voted, may guess which new votes came from one person. The site’s public
              figures tell as much to anyone who watches them.
            </p>
            <p>
              A file is not changed afterwards: a vote that was taken back, or whose account was
              deleted since, stays in it, without anything that leads to who cast it, until{' '}
              {EXPORTS_KEPT} newer files are there.
            </p>
          </div>
        </Part>
        <Part id="licence" title="Licence">
          <p className="max-w-prose">
            Votes, verdicts, prices and figures:{' '}
            <a href={DATA_LICENCE.url} rel="license" className="underline hover:no-underline">
              {DATA_LICENCE.name}
            </a>{' '}
            ({DATA_LICENCE.short}). Name this site and the file’s day where you use them.
          </p>
        </Part>
        <Part id="format" title="Format">
          <p className="max-w-prose">
            A line is a JSON object in UTF-8, ended by a line feed. Its <code>kind</code> says what
            it is; kinds stand in the order below. What may stand in a line is written here by the
            same schemas that write and check it.
          </p>
          <FormatTables />
        </Part>
      </div>
    </>
  );
}

function VerifySteps({ day }: { day: string }) {
  return (
    <div className="grid gap-y-4">
      <p className="max-w-prose">That the file arrived as it was made:</p>
      <Command>
        {`curl -O ${absolute(`/data/${exportName(day)}`)} -O ${absolute(`/data/${digestName(day)}`)} && sha256sum -c ${digestName(day)}`}
      </Command>
      <p className="max-w-prose">
        That every figure follows from its verdicts and votes, in a checkout of this site’s code,
        without a database:
      </p>
      <Command>{`npm run verify -- ${exportName(day)} --site ${new URL(absolute('/')).origin}`}</Command>
      <p className="max-w-prose">
        It checks each line, counts verdicts and votes anew, computes percentages, intervals and
        ranks with the functions that the site uses, and says line by line where the file differs.
        With <code>--site</code> it also says which figures have moved since.{' '}
        <PageLink href={'/methodology' as Route} className="underline hover:no-underline">
          How every number is made
        </PageLink>
      </p>
    </div>
  );
}

function Command({ children }: { children: string }) {
  return (
    <pre className="max-w-full border-l-2 border-ink pl-4 text-note break-words whitespace-pre-wrap">
      <code>{children}</code>
    </pre>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid gap-y-4">
      <h2 id={`${id}-title`} className="font-serif text-head font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
