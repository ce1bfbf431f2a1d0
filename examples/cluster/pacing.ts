import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until it is time for the next of `rate` a second; what was missed is made up for. */
export function pacing(rate: number): () => Promise<void> {
  const started = performance.now();
  let count = 0;
  return async () => {
    count += 1;
    const aheadMs = (count / rate) * 1_000 - (performance.now() - started);
    if (aheadMs > 20) await sleep(aheadMs);
  };
}
