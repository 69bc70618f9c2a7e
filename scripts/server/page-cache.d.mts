/** Set by scripts/server for a form that a browser posts by itself, and dropped when it comes from outside. */
export const FORM_HEADER: 'x-posted-form';
