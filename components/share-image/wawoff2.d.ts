declare module 'wawoff2/decompress' {
  /** Answers the font inside a WOFF2 file. */
  export default function decompress(file: Uint8Array): Promise<Uint8Array>;
}
