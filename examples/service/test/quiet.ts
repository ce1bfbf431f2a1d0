// Whether the machine has time for this process: a worker does the same small work again and again. On
// a machine that others use it takes several times as long as at its best, and times that are measured
// meanwhile say nothing of the service.
import { Worker } from 'node:worker_threads';

const source = `
  const { parentPort } = require('node:worker_threads');
  const times = [];
  const timer = setInterval(() => {
    const began = performance.now();
    let sum = 0;
    for (let i = 0; i < 2e6; i++) sum += Math.sqrt(i);
    times.push(performance.now() - began + 0 * sum);
  }, 200);
  parentPort.once('message', () => {
    clearInterval(timer);
    parentPort.postMessage(times.sort((a, b) => a - b));
  });
`;

/** Ends with whether nine of ten were done within twice the least. */
export function watchMachine(): () => Promise<boolean> {
  const worker = new Worker(source, { eval: true });
  return async () => {
    worker.postMessage('end');
    const times = await new Promise<number[]>((resolve) => worker.once('message', resolve));
    await worker.terminate();
    return times[Math.floor(0.9 * times.length)]! < 2 * times[0]!;
  };
}
