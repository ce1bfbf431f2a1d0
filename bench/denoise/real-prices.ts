import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Trial } from './gain.js';
import type { Drawn } from './judge.js';
import { Random } from './random.js';
import { length } from './signals.js';

const stretches = 6;

/** Stretches of closes from each file of prices that is there, with noise of one usual step. */
export function realPrices(
  folder: string = process.env['BARWAVE_DATA'] ?? '../shared/data',
): Drawn[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv.gz'));
  return files
    .map((name) => ({ name, trials: trialsOf(closesOf(join(folder, name))) }))
    .filter(({ trials }) => trials.length > 0);
}

function closesOf(file: string): number[] {
  const rows = gunzipSync(readFileSync(file)).toString().trim().split('\n').slice(1);
  return rows.map((row) => Number(row.split(',')[4])).filter((close) => close > 0);
}

/** Spread evenly over all closes; a stretch in which nothing moves is left out. */
function trialsOf(closes: readonly number[]): Trial[] {
  const count = Math.min(stretches, Math.floor(closes.length / length));
  const apart = (closes.length - length) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, i) => {
    const first = Math.floor(i * apart);
    const clean = Float64Array.from(closes.slice(first, first + length));
    const random = new Random(i + 1);
    const step = usualStep(clean);
    return { clean, noisy: clean.map((close) => close + step * random.gauss()) };
  }).filter(({ clean }) => usualStep(clean) > 0);
}

function usualStep(closes: Float64Array): number {
  const squares = closes.reduce(
    (sum, close, t) => sum + (t === 0 ? 0 : (close - closes[t - 1]!) ** 2),
    0,
  );
  return Math.sqrt(squares / (closes.length - 1));
}
