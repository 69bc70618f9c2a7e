import { subjectOf } from '@/components/share-image/subject';
import { documentGetter } from '../document';
import { picture } from '../og/answer';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/api/respond';

/** The picture of the pages that have none of their own. */
export const GET = documentGetter((request) => picture(request, '/og.png', subjectOf([])));
