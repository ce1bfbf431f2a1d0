// The page: two web workers, and what they said goes back to where the page came from.
import type { Port } from '../../../src/parallel/index.js';
import { saidInWorkers } from './said.js';

interface WorkerClass {
  new (url: string): Port & { terminate(): void };
}

declare const MINUTES: number; // the bundler puts it here
declare const Worker: WorkerClass;

const workers = [new Worker('lanes.js'), new Worker('lanes.js')];
let isKilled = false;
const calm = await saidInWorkers(workers, MINUTES);
const others = [new Worker('lanes.js'), new Worker('lanes.js')];
const killed = await saidInWorkers(
  others,
  MINUTES,
  { hangAfterMs: 5_000, replace: () => new Worker('lanes.js') },
  (done) => {
    if (isKilled || done < 0.4) return;
    isKilled = true;
    others[0]!.terminate();
  },
);
await fetch('said', { method: 'POST', body: JSON.stringify({ calm, killed }) });
