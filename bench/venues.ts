/**
 * npm run bench -- venues
 *
 * Decoding payloads that are parsed already: CPU time a bar, the best of nine runs, beside what
 * `JSON.parse` took for the same payload.
 */
import { venues } from '../src/formats/index.js';
import { payloads } from './venues/payloads.js';

const BARS = 50_000;

console.log('venue           µs a bar   million bars/s   JSON.parse µs a bar');
for (const [name, payload] of payloads(BARS)) {
  const text = JSON.stringify(payload);
  const decoding = bestUs(() => venues[name].decode(payload, { symbol: 'A' }).bars.length);
  const parsing = bestUs(() => JSON.parse(text));
  const figures = [decoding.toFixed(3), (1 / decoding).toFixed(2), parsing.toFixed(3)];
  console.log(`${name.padEnd(14)}${figures.map((figure) => figure.padStart(12)).join('')}`);
}

function bestUs(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 9; i++) {
    const started = process.cpuUsage();
    run();
    best = Math.min(best, process.cpuUsage(started).user / BARS);
  }
  return best;
}
