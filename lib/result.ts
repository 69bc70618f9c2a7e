/** The one shape in which an action answers. */
export type Ok<T> = { ok: true; data: T };
export type Fail = {
  ok: false;
  /** What went wrong and what to do, in words for the person who acted. */
  message: string;
  /** Problems of single fields, by the field's name. */
  fieldErrors?: Record<string, string[]>;
};
export type Result<T> = Ok<T> | Fail;

/** Answers a success that carries `data`. */
export function ok<T>(data: T): Ok<T> {
  return { ok: true, data };
}

/** Answers a refusal: nothing was changed, and `message` says why. */
export function fail(message: string, fieldErrors?: Record<string, string[]>): Fail {
  return fieldErrors ? { ok: false, message, fieldErrors } : { ok: false, message };
}
