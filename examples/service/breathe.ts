// Long work in short turns: whoever else waits for the event loop gets it in between.
import { setImmediate } from 'node:timers/promises';

/** Work after which others get it, ms. */
const turnMs = 1;
let began = 0;

/** To be awaited between two pieces of work; resolves at once while the turn is short. */
export async function breathe(): Promise<void> {
  if (performance.now() - began < turnMs) return;
  await setImmediate();
  began = performance.now();
}
