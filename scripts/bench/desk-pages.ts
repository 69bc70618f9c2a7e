import type { DeskWorld } from './desk-world';

/**
 * Each page of the desk, by its folder under app/admin, with the addresses that are measured: its first
 * page, and what asks the most of it.
 */
export function deskPages(desk: DeskWorld): Record<string, string[]> {
  const { tool, matchup, person, suggestion, voter, importRun, merge } = desk;
  return {
    '': ['/admin'],
    '/categories': ['/admin/categories'],
    '/duplicates': ['/admin/duplicates', '/admin/duplicates?q=Falcon+Chat'],
    '/duplicates/merge': ['/admin/duplicates/merge?source=desk-2&target=desk-3'],
    '/duplicates/merges': ['/admin/duplicates/merges', '/admin/duplicates/merges?q=Falcon'],
    '/duplicates/merges/[id]': [`/admin/duplicates/merges/${merge}`],
    '/export': ['/admin/export'],
    '/import': ['/admin/import'],
    '/import/[id]': [`/admin/import/${importRun}`, `/admin/import/${importRun}?show=refused`],
    '/history': [
      '/admin/history',
      '/admin/history?q=Falcon+Chat',
      `/admin/history?tool=${tool}`,
      '/admin/history?noun=tools&verb=deleted',
      '/admin/history?from=2026-01-01&to=2099-01-01&sort=at',
    ],
    '/jobs': ['/admin/jobs'],
    '/matchups': ['/admin/matchups', '/admin/matchups?q=Falcon'],
    '/matchups/[id]': [`/admin/matchups/${matchup}`],
    '/matchups/[id]/discard': [`/admin/matchups/${matchup}/discard`],
    '/matchups/[id]/preview': [`/admin/matchups/${matchup}/preview`],
    '/matchups/featured': ['/admin/matchups/featured'],
    '/matchups/new': ['/admin/matchups/new'],
    '/matchups/suggested': ['/admin/matchups/suggested'],
    '/panels': ['/admin/panels', '/admin/panels?seat=builder&sort=-published'],
    '/people': ['/admin/people', '/admin/people?q=member', '/admin/people?state=new'],
    '/people/[id]': [`/admin/people/${person}`],
    '/suggestions': ['/admin/suggestions', '/admin/suggestions?q=Suggested+77'],
    '/suggestions/[id]': [`/admin/suggestions/${suggestion}`],
    '/tools': [
      '/admin/tools',
      '/admin/tools?q=Falcon+Chat',
      '/admin/tools?price=old&sort=price',
      '/admin/tools?state=draft&sort=-updated',
      '/admin/tools?category=audio&kind=paid',
    ],
    '/tools/[id]': [`/admin/tools/${tool}`],
    '/tools/[id]/votes': [`/admin/tools/${tool}/votes`],
    '/tools/[id]/votes/exclude': [`/admin/tools/${tool}/votes/exclude?voter=${voter}`],
    '/tools/bulk': [`/admin/tools/bulk?do=publish&id=${tool}`],
    '/tools/new': ['/admin/tools/new'],
  };
}
