/**
 * Under what the data may be used: the figures, votes, prices and verdict texts, wherever they are read
 * (pages, API, feeds, exports). The code has a licence of its own, the MIT licence in LICENSE.
 */
export const DATA_LICENCE = {
  name: 'Creative Commons Attribution 4.0 International',
  short: 'CC BY 4.0',
  /** Its name in the SPDX list. */
  spdx: 'CC-BY-4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
} as const;
