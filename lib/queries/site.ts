import 'server-only';
import { siteUrl } from '@/lib/env';

/** The absolute address of a path of this site, for what machines read of a page. */
export function absolute(path: string): string {
  return `${siteUrl()}${path === '/' ? '' : path}`;
}
