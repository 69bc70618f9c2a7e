/** `1.8 s`: the time of a step, in seconds with one decimal. */
export function seconds(milliseconds: number): string;

/** Prints one line without tearing the spinner's line apart. Goes to stdout unless told. */
export function say(line: string, stream?: NodeJS.WriteStream): void;

/** Runs `work` as one step with one line; a string that it answers ends the line as a note. */
export function step<T>(label: string, work: () => T | Promise<T>): Promise<T>;
