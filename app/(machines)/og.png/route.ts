import { subjectOf } from '@/components/share-image/subject';
import { documentGetter } from '../document';
import { picture } from '../og/answer';

/** The picture of the pages that have none of their own. */
export const GET = documentGetter((request) => picture(request, '/og.png', subjectOf([])));
