/** The parts of the curator's desk, in the order of a morning's work. */
const places = [
  ['/admin', 'Dashboard'],
  ['/admin/matchups', 'Matchups'],
  ['/admin/tools', 'Tools'],
  ['/admin/categories', 'Categories'],
  ['/admin/duplicates', 'Duplicates'],
  ['/admin/suggestions', 'Suggestions'],
  ['/admin/newsletter', 'Newsletter'],
  ['/admin/people', 'People'],
  ['/admin/history', 'History'],
  ['/admin/import', 'Import'],
  ['/admin/export', 'Export'],
  ['/admin/jobs', 'Jobs'],
] as const;

/**
 * The ways around the desk. Plain links, as on every desk: a page that the router leaves stays behind
 * in the document, hidden, with its form and what that knew.
 */
export function AdminNav() {
  return (
    <nav
      aria-label="Curator’s desk"
      className="no-print flex flex-wrap gap-x-5 border-b border-hairline text-note"
    >
      {places.map(([href, name]) => (
        <a key={href} href={href} className="inline-flex min-h-11 items-center hover:underline">
          {name}
        </a>
      ))}
    </nav>
  );
}
