import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WaveletTransients } from '../../src/wavelet/index.js';
import { processes, type Series } from './transient-rates.js';

// How often something is told, and what is seen of jumps, at full counts and on real prices.
const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
const length = 50_000;
const warmUp = 2048;
const classes = [{}, { maxLevels: 3 }, { wavelet: 'db4', maxLevels: 5 }] as const;

/** Transients told in `length` inputs of `series` after the first `warmUp`. */
function told(options: object, series: Series, inputs: number): number {
  const transients = new WaveletTransients(options);
  for (let t = 0; t < warmUp; t++) transients.update(series());
  let count = 0;
  let last = transients.value.barsSince;
  for (let t = 0; t < inputs; t++) {
    const { barsSince } = transients.update(series());
    if (!Number.isNaN(barsSince) && barsSince !== last + 1) count += 1;
    last = barsSince;
  }
  return count;
}

function expectHeld(count: number, what: string): void {
  expect(count / (length / 1000), what).toBeGreaterThanOrEqual(0.75);
  expect(count / (length / 1000), what).toBeLessThanOrEqual(1.25);
}

describe('the rate of one in a thousand is held to a quarter over 50,000 inputs', () => {
  it.each(Object.entries(processes))(
    'on %s',
    (name, make) => {
      for (const options of classes) {
        const counts = [1, 2, 3].map((seed) => told(options, make(seed), length));
        console.log(`${name} ${JSON.stringify(options)}: told ${counts.join(', ')}`);
        for (const count of counts) expectHeld(count, name);
      }
    },
    120_000,
  );

  const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.csv.gz')) : [];
  it.each(files.length > 0 ? files : ['not present'])('on real prices: %s', (file) => {
    if (files.length === 0) return;
    const rows = gunzipSync(readFileSync(join(folder, file)))
      .toString()
      .trim()
      .split('\n');
    const closes = rows.slice(1).map((row) => Number(row.split(',')[4]));
    if (closes.length < length + warmUp) {
      console.log(`${file}: ${closes.length} bars are too few to judge a rate by`);
      return;
    }
    for (const options of classes) {
      let t = 0;
      const count = told(options, () => closes[t++]!, length);
      console.log(`${file} ${JSON.stringify(options)}: told ${count}`);
      expectHeld(count, file);
    }
  });
});

it.each(Object.entries(processes))(
  'of 200 jumps of eight steps 190 are seen on %s',
  (name, make) => {
    const seen = [0, 0];
    for (let seed = 1; seed <= 200; seed++) {
      [0, 300].forEach((spike, i) => {
        const transients = new WaveletTransients();
        const series = make(seed);
        for (let t = 0; t < 1024 + ((37 * seed) % 2048); t++) transients.update(series());
        transients.update(series() + spike);
        for (let t = 0; t < 49; t++) transients.update(series());
        const sees = Array.from({ length: 20 }, () => transients.update(series() + 8).barsSince);
        seen[i]! += sees.some((barsSince, t) => barsSince <= t + 3) ? 1 : 0;
      });
    }
    console.log(`${name}: seen ${seen[0]} of 200, after a spike of 300 ${seen[1]}`);
    for (const count of seen) expect(count).toBeGreaterThanOrEqual(190);
  },
  120_000,
);
