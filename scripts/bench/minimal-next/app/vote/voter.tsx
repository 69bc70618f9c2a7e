'use client';

import { vote } from './action';

/** Makes the action known to the client, so that the build gives it an id. */
export function Voter() {
  const cast = () => vote(null, { tool: 'a-tool', choice: 'ship', voter: 'somebody' });
  return (
    <button type="button" onClick={cast}>
      Ship
    </button>
  );
}
