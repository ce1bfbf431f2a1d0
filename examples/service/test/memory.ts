// Loaded before a service that is measured (`--import`): on SIGUSR2 it collects its garbage and says what
// is left.
import { setTimeout } from 'node:timers/promises';

process.on('SIGUSR2', async () => {
  globalThis.gc?.();
  await setTimeout(20); // what was found is given back by another thread
  const { heapUsed, external, rss } = process.memoryUsage();
  const minute = Date.now() / 60_000;
  const [heapMegabytes, rssMegabytes] = [(heapUsed + external) / 1e6, rss / 1e6];
  process.stdout.write(`${JSON.stringify({ held: { minute, heapMegabytes, rssMegabytes } })}\n`);
});
