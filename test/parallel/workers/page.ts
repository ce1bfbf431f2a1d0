// The page: two web workers, and what they said goes back to where the page came from.
import type { Port } from '../../../src/parallel/index.js';
import { saidInWorkers } from './said.js';

interface WorkerClass {
  new (url: string, options: { readonly type: 'module' }): Port & { terminate(): void };
}

declare const MINUTES: number; // the bundler puts it here
declare const Worker: WorkerClass;

const worker = () => new Worker('lanes.js', { type: 'module' });

/** A web worker that is ended says nothing, so only its silence tells. */
async function killed(): Promise<string> {
  const workers = [worker(), worker()];
  const options = {
    saveEveryBars: 1_000,
    hangAfterMs: 15_000,
    replace: () => {
      workers.push(worker());
      return workers.at(-1)!;
    },
  };
  const said = await saidInWorkers(workers.slice(0, 2), MINUTES, options, (done) => {
    if (done > 0.5) workers[0]!.terminate();
  });
  for (const one of workers) one.terminate();
  return said;
}

async function calm(): Promise<string> {
  const workers = [worker(), worker()];
  const said = await saidInWorkers(workers, MINUTES);
  for (const one of workers) one.terminate();
  return said;
}

async function tell(value: unknown): Promise<void> {
  await fetch('said', { method: 'POST', body: JSON.stringify(value) });
}

try {
  await tell({ calm: await calm(), killed: await killed() });
} catch (error) {
  await tell({ error: String(error) });
}
