import { startPeer } from '../testing/smtp-peer';

/** What the peer was handed since it was last asked to forget. Times are its process's, in milliseconds. */
export type PeerCount = {
  mails: number;
  readers: number;
  /** Different names of messages. */
  names: number;
  /** The most mails that one reader got. */
  most: number;
  /** The mails of a round, which begins when the peer is asked for one, and when the first and last came. */
  round: { mails: number; first: number; last: number };
};

// A mail server in a process of its own, so that what sends to it has a core of its own.
const newRound = () => ({ mails: 0, first: 0, last: 0 });
let round = newRound();
const peer = await startPeer({
  taken: () => {
    round.last = performance.now();
    round.first ||= round.last;
    round.mails += 1;
  },
});

process.on('message', (wanted) => {
  if (wanted === 'forget') peer.handed.length = 0;
  if (wanted === 'forget' || wanted === 'round') round = newRound();
  const counts = [...peer.counts().values()];
  const most = counts.reduce((greatest, count) => Math.max(greatest, count), 0);
  const names = new Set(peer.handed.map(({ messageId }) => messageId)).size;
  const count: PeerCount = {
    ...{ mails: peer.handed.length, readers: counts.length, names, most, round },
  };
  process.send?.(count);
});
process.send?.(peer.url);
