import { log } from '@/lib/log';
import { readFields, seeOther } from '../see-other';

/** Answers the page of a mailed link again. Whole where a cut went through a character. */
export const linkPage = (page: string, token: string, more = ''): string =>
  `${page}?token=${encodeURIComponent(token.toWellFormed())}${more}`;

/**
 * Makes the POST of a mailed link's button: `press` does what it is for and answers what is added to the
 * page's address. The page itself says what has become of a link that did not work.
 */
export function pressing(page: string, press: (token: string) => Promise<string>) {
  return async (request: Request): Promise<Response> => {
    const given = (await readFields(request)).get('token');
    const token = typeof given === 'string' ? given.slice(0, 200) : '';
    try {
      return seeOther(linkPage(page, token, await press(token)));
    } catch (error) {
      log().error({ error: String(error) }, 'the button of a mailed link failed');
      return seeOther(linkPage(page, token, '&failed=1'));
    }
  };
}
