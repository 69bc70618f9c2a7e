import { startPeer } from '../testing/smtp-peer';

/** What the peer has been handed since it was last asked to forget. Times are this process's, in ms. */
export type PeerCount = {
  mails: number;
  readers: number;
  /** Different names of messages. */
  names: number;
  /** The most mails that one reader got. */
  most: number;
  first: number;
  last: number;
};

// A mail server in a process of its own, so that what sends to it has a core of its own.
let first = 0;
let last = 0;
const peer = await startPeer({
  taken: () => {
    last = performance.now();
    first ||= last;
  },
});

process.on('message', (wanted) => {
  if (wanted === 'forget') {
    peer.handed.length = 0;
    first = 0;
    last = 0;
  }
  const counts = [...peer.counts().values()];
  const most = counts.reduce((greatest, count) => Math.max(greatest, count), 0);
  const names = new Set(peer.handed.map(({ messageId }) => messageId)).size;
  const count: PeerCount = {
    ...{ mails: peer.handed.length, readers: counts.length, names, most, first, last },
  };
  process.send?.(count);
});
process.send?.(peer.url);
