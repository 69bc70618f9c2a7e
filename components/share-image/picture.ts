import 'server-only';
import { createHash } from 'node:crypto';
import { ImageResponse } from 'next/og';
import { drawSheet, HEIGHT, WIDTH } from './sheet';
import { type Picture, PictureStore } from './store';
import type { Subject } from './subject';

/** Draws a subject as a PNG of 1200 × 630. */
export async function makePicture(subject: Subject): Promise<Picture> {
  const image = new ImageResponse(await drawSheet(subject), { width: WIDTH, height: HEIGHT });
  const bytes = new Uint8Array(await image.arrayBuffer());
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return { bytes, etag: `"${digest}"` };
}

const shared = Symbol.for('shipworthy.pictures');
const holder = globalThis as { [shared]?: PictureStore };

/** 24 MB hold some 300 pictures; half a minute's worth of making is allowed in each minute, at the most. */
function store(): PictureStore {
  holder[shared] ??= new PictureStore({
    bytes: 24 * 1_048_576,
    waiting: 12,
    burst: 40,
    every: 1_500,
  });
  return holder[shared];
}

/**
 * Answers the picture of a subject under its address.
 * @throws BusyError when too many others are being made
 */
export function pictureOf(address: string, subject: Subject): Promise<Picture> {
  return store().get(address, JSON.stringify(subject), () => makePicture(subject));
}
