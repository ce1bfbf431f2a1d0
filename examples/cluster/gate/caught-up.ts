import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../connection.js';
import { keysOf, type Names, partitions } from '../names.js';

/** Without any progress, that is: an hour of inputs takes longer to catch up with. */
const longestMs = 60_000;

/** Until all that is in the inputs of a stage is committed. */
export async function caughtUp(client: Client, names: Names): Promise<void> {
  for (let p = 0; p < partitions; p++) {
    const { input, state } = keysOf(names, p);
    if ((await client.exists(input)) === 0) continue;
    const { 'last-generated-id': last } = await client.xInfoStream(input);
    let seen: string | null = null;
    let ends = 0;
    for (;;) {
      const reached = await client.hGet(state, 'lastId');
      if (reached === String(last)) break;
      if (reached !== seen || ends === 0) ends = performance.now() + longestMs;
      if (performance.now() > ends) throw new Error(`partition ${p} was not caught up in time`);
      seen = reached;
      await sleep(50);
    }
  }
}
