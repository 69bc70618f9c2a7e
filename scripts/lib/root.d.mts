/** The repository's root, without a slash at the end. */
export const ROOT: string;
