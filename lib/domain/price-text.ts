/**
 * Reading prices out of prose, for the lint. The patterns prefer silence to a false alarm: "free"
 * counts only in phrases that speak of money, never inside "hands-free", "free of bias" or "freelance".
 */

/** Words that talk of price, as they stand in the text. */
type Quote = string;

const FREE_CLAIMS: readonly RegExp[] = [
  /(?<![\w-])(?<!\b(?:feel|you|you're|you are|users are|teams are|be) )free to (?:use|run|download|install|self-host|host)\b(?! (?:any|whatever|your))/gi,
  /(?<![\w-])free (?:tier|plan|version|edition|weights|licen[cs]e|download|software)s?\b/gi,
  /(?<![\w-])free for (?:everyone|everybody|all|anyone|any|individuals|personal|private|students|developers|teams|commercial|non-?commercial|small|hobby|ever)\b/gi,
  /(?<![\w-])free (?:forever|of (?:charge|cost))\b/gi,
  /(?<![\w-])(?:completely|totally|entirely|fully|absolutely|always|permanently|100%) free(?![\w-])(?! (?:of|from|up|to)\b)/gi,
  /(?<![\w-])(?:for free|free and open|free,? open[- ]source|gratis)(?![\w-])/gi,
  /\b(?:at no (?:cost|charge)|costs? nothing|without charge)\b(?! to try)/gi,
  /\b(?<!\byou )(?:is|are|it's|stays?|remains?) (?:also )?free(?![\w-])(?! (?:of|from|up|to|trial)\b)/gi,
  /(?<![\w-])free(?:,| and)? (?!(?:up|your|the|of|from|to|trial|form|text|choice)\b)(?:[\w-]+ ){0,2}(?:editor|assistant|agent|tool|app|model|library|framework|extension|plugin|program|database|server|service|ide)s?\b/gi,
];

const FREE_DENIALS: readonly RegExp[] = [
  /\b(?:not|never|no longer|isn't|aren't)(?! (?:only|just|merely))(?: [\w-]+)? free(?![\w-])(?! (?:of(?! (?:charge|cost)\b)|from|up|to (?!use\b))\b)/gi,
  /\b(?:no|without an?|lacks an?) free (?:tier|plan|version|edition)\b/gi,
];

const CHARGES: readonly RegExp[] = [
  /\bpaid (?:plan|tier|version|subscription|edition|licen[cs]e|add-?on)s?\b/gi,
  /\bpaid only\b/gi,
  // One's own subscription to something else, and the kind that carries events, are not this
  // tool's price.
  /(?<!\b(?:your|own|existing|graphql|event|topic|webhook|azure) (?:[\w-]+ ){0,2})\bsubscriptions?\b(?![- ](?:free|management|billing|handling|events?)\b)/gi,
  /\b(?:pro|premium|team|business) (?:plan|tier)s?\b/gi,
  /\bpay[- ]as[- ]you[- ]go\b/gi,
  /\bpay(?:s|ing)?[- ]per[- ]\w+/gi,
  /\b(?:costs? money|licen[cs]e fees?|monthly fees?|free trial)\b/gi,
  /\brequires? (?:a )?(?:payment|purchase)\b/gi,
];

const CLAUSE_BREAK = /[.,;:!?()–—]|\b(?:and|but)\b/i;
const NEGATION =
  /(?:\b(?:not|never|no|without|nor|neither|lacks?|nothing)|n't)(?! (?:only|just|merely)\b)(?: [\w'-]+){0,3} ?$/i;

// How many characters before a phrase are searched for a negation: a bound, since the text is anybody's.
const NEGATION_REACH = 120;

/** The first phrase that says the tool costs nothing and is not negated, or null. */
export function findFreeClaim(text: string): Quote | null {
  return findUnnegated(text, FREE_CLAIMS);
}

/** The first phrase that says the tool is not free, or has no free tier, or null. */
export function findFreeDenial(text: string): Quote | null {
  const plain = plainText(text);
  for (const pattern of FREE_DENIALS) {
    const [match] = plain.matchAll(pattern);
    if (match !== undefined) return match[0];
  }
  return null;
}

/** The first phrase that says the tool is paid for, without an amount, and is not negated, or null. */
export function findCharge(text: string): Quote | null {
  return findUnnegated(text, CHARGES);
}

function findUnnegated(text: string, patterns: readonly RegExp[]): Quote | null {
  const plain = plainText(text);
  for (const pattern of patterns) {
    for (const match of plain.matchAll(pattern)) {
      const before = plain.slice(Math.max(0, match.index - NEGATION_REACH), match.index);
      const clause = before.split(CLAUSE_BREAK).at(-1) ?? '';
      if (!NEGATION.test(clause)) return match[0];
    }
  }
  return null;
}

function plainText(text: string): string {
  return text.replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim();
}

const NUMBER = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![.,]?\d)`;
const CODE = 'USD|EUR|GBP|CHF|JPY|CAD|AUD|CNY|INR|SEK|NOK|DKK|PLN';
const MAGNITUDE = String.raw`(?! ?(?:k|m|bn?|thousand|million|billion|trillion)\b)`;
const AMOUNT = new RegExp(
  String.raw`(?<![\w.])(?:(?:(?:US|CA|A)?\$|[€£¥₹₩]|(?:${CODE}) ?) ?${NUMBER}|${NUMBER} ?(?:[€£]|(?:${CODE}|dollars?|euros?|pounds)\b))${MAGNITUDE}`,
  'gi',
);

const PRICE_AFTER =
  /^ ?(?:\/|per\b|an? (?:month|year|week|day|seat|user)\b|each\b|every\b|monthly\b|yearly\b|annually\b|once\b|one-time\b)/i;
const PRICE_BEFORE =
  /\b(?:from|at|costs?|priced?|pays?|plans?|tier|pro|plus|starter|starts?|only|charges?|charged|fees?|subscription|sold|buy)[:(]? ?(?:(?:is|are|of|at|from|for|only|just) ?){0,2}\(?$/i;
// Money that is not this tool's price: investors', a prize, hardware, or a rival's price.
const OTHER_MONEY =
  /\b(?:raised|raising|funding|valued|valuation|worth|prize|bounty|saves?|saving|grant|trained|alternative to|instead of|unlike|compared (?:with|to))\b[^.;]{0,30}$/i;

export type TextAmount = { amount: number; quote: Quote };

/** The amounts of money that a text gives as a price, in whole units, whatever the currency. */
export function pricesIn(text: string): TextAmount[] {
  const plain = plainText(text);
  return matchAmounts(plain)
    .filter(({ start, end }) => {
      const before = plain.slice(Math.max(0, start - 60), start);
      if (OTHER_MONEY.test(before)) return false;
      return PRICE_AFTER.test(plain.slice(end, end + 20)) || PRICE_BEFORE.test(before);
    })
    .map(({ amount, quote }) => ({ amount, quote }));
}

/** Every amount of money in a text, price or not: a note about a price is taken at its word. */
export function amountsIn(text: string): number[] {
  return matchAmounts(plainText(text)).map(({ amount }) => amount);
}

function matchAmounts(plain: string): (TextAmount & { start: number; end: number })[] {
  return [...plain.matchAll(AMOUNT)].map((match) => {
    const [quote, afterSign, beforeSign] = match;
    const digits = afterSign ?? beforeSign ?? '';
    // A comma before three digits groups thousands; before one or two it is a decimal sign.
    const number = digits.replaceAll(/,(?=\d{3})/g, '').replace(',', '.');
    return { amount: Number(number), quote, start: match.index, end: match.index + quote.length };
  });
}

const NOTHING = /\b(?:costs? nothing|no (?:cost|charge)|free of charge)\b/gi;
const SOMETHING_ELSE =
  /\b(?:providers?|api|keys?|hosting|hosted|cloud|support|commercial|usage|tokens?|compute|hardware|gpus?|servers?|seats?|compan(?:y|ies)|teams?|business(?:es)?|organi[sz]ations?|enterprises?|binar(?:y|ies)|store)\b/i;
const COSTS =
  /\b(?:costs?|pays?|paid|charges?|charged|bills?|billed|sold|sells?|fees?|price[ds]?|money|buys?|bought|needs?)\b/i;

/**
 * Whether a pricing note says what the money is for: it names something or somebody beside the tool
 * itself (a provider, hosting, companies) and speaks of cost. "Billed yearly" explains nothing.
 */
export function explainsPrice(note: string | null): boolean {
  if (note === null) return false;
  const rest = plainText(note).replaceAll(NOTHING, ' ');
  return SOMETHING_ELSE.test(rest) && COSTS.test(rest);
}

const OPEN_LICENSE =
  /(?<!\b(?:not|non)[ -])\b(?:MIT|Apache|[AL]?GPL(?:v?\d)?|0?BSD|MPL|ISC|EPL|EUPL|PostgreSQL|Unlicense|CC0|Zlib|(?:open|free)[- ]source)\b/i;

/** Whether a licence field names an open-source licence; "source-available" and own terms do not. */
export function isOpenSourceLicense(license: string | null): boolean {
  return license !== null && OPEN_LICENSE.test(license);
}
