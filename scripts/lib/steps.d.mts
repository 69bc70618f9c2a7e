/** Prints one line without tearing the spinner's line apart. Goes to stdout unless told. */
export function say(line: string, stream?: NodeJS.WriteStream): void;

/** Runs `work` as one step with one line; a string that it answers ends the line as a note. */
export function step<T>(label: string, work: () => T | Promise<T>): Promise<T>;
