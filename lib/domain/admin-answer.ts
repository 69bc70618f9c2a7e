/** What was typed into a form, by the fields' names. */
export type Typed = Record<string, string>;

/** What a form of the curator's desk is answered. */
export type AdminAnswer = (
  | {
      ok: true;
      data: {
        message: string;
        /** The operation that can be undone; null where there is nothing to take back. */
        undo: string | null;
      };
    }
  | {
      ok: false;
      message: string;
      /** Problems of single fields, by the field's name. */
      fieldErrors?: Record<string, string[]>;
    }
) & {
  /** What was typed, to be shown again; empty after a success. */
  typed: Typed;
};

/** What a form shows: nothing at first, then the newest answer. */
export type AdminState = AdminAnswer | null;
