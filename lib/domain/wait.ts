import { counted } from './words';

/** A wait of whole seconds (1 and up) in words: "in 40 seconds", "in 12 minutes", "in an hour". */
export function waitInWords(seconds: number): string {
  if (seconds < 90) return `in ${counted(Math.max(1, Math.ceil(seconds)), 'second')}`;
  const minutes = Math.ceil(seconds / 60);
  return minutes >= 60 ? 'in an hour' : `in ${counted(minutes, 'minute')}`;
}
