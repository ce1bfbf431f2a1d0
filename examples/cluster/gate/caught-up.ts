import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../connection.js';
import { keysOf, type Names, partitions } from '../names.js';

const longestMs = 60_000;

/** Until all that is in the inputs of a stage is committed. */
export async function caughtUp(client: Client, names: Names): Promise<void> {
  const ends = performance.now() + longestMs;
  for (let p = 0; p < partitions; p++) {
    const { input, state } = keysOf(names, p);
    if ((await client.exists(input)) === 0) continue;
    const { 'last-generated-id': last } = await client.xInfoStream(input);
    while ((await client.hGet(state, 'lastId')) !== String(last)) {
      if (performance.now() > ends) throw new Error(`partition ${p} was not caught up in time`);
      await sleep(50);
    }
  }
}
