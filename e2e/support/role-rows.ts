import type { Person, Who } from './roles';

export type Answers = Record<Who, string>;
/** What a page or route is asked for, and what each role is answered. */
export type Row = { path: string; answers: Answers; form?: Record<string, string> };

export const signIn = (path: string) => `307 /signin?redirect=${encodeURIComponent(path)}`;

export const all = (answer: string): Answers => ({
  ...{ visitor: answer, member: answer, reviewer: answer, admin: answer },
});

export const signedIn = (path: string, answer = '200'): Answers => ({
  ...all(answer),
  visitor: signIn(path),
});

export const reviewers = (path: string): Answers => ({ ...signedIn(path), member: '403' });

/** A page of the curator's desk; `answer` is what admins get. */
export const adminPage = (path: string, answer = '200'): Row => ({
  path,
  answers: { ...all('403'), visitor: signIn(path), admin: answer },
});

export const open = (path: string, answer = '200'): Row => ({ path, answers: all(answer) });

/** What an action is called with, where, and by whom it is done. */
export type Action = {
  at: string;
  by: readonly Who[];
  form: (person: Person) => Record<string, string> | Promise<Record<string, string>>;
};

/** An action of the curator's desk. */
export const adminAction = (at: string, form: Action['form']): Action => ({
  at,
  by: ['admin'],
  form,
});
