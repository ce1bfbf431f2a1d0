import type { Bar } from '../../src/bars/bar.js';
import { Random } from '../contract/series.js';

type Broken = { -readonly [Field in keyof Bar]: number };

const minuteMs = 60_000;
/** One bar in so many is refused. */
const brokenEvery = 40;
/** Bars of one temper: on a grid, without movement or volume, small with ties, off any grid. */
const spellBars = 250;
const refused = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e91, -1e300];

/**
 * Bars from a seed, one in forty with a field that no operator lets in: not a number, infinite or
 * too large. Changing anything here changes every hash of a release.
 */
export function barsWithRefused(length: number): Bar[] {
  const random = new Random(20_261_125);
  let close = 100;
  return Array.from({ length }, (_, i) => {
    const bar: Broken = sound(i, close, random);
    close = bar.close;
    if (random.integer(1, brokenEvery) === 1) spoil(bar, random);
    return bar;
  });
}

function sound(i: number, close: number, random: Random): Broken {
  const time = Date.UTC(2024, 0, 1) + i * minuteMs;
  const spell = Math.floor(i / spellBars) % 4;
  if (spell === 1 && i % 40 < 25) {
    return { time, open: close, high: close, low: close, close, volume: 0 };
  }
  if (spell === 2) {
    const prices = Array.from({ length: 4 }, () => random.integer(20, 25)).sort((a, b) => a - b);
    const [low, open, next, high] = prices as [number, number, number, number];
    return { time, open, high, low, close: next, volume: random.integer(0, 3) };
  }
  const grain = spell === 3 ? random.unit() / 32 : 1 / 64; // off the grid no sum is exact
  const step = random.integer(1, 96) * grain * 0.5;
  const next = random.unit() < 0.5 || close < 60 ? close + step : close - step;
  const high = Math.max(close, next) + random.integer(1, 32) * grain * 0.5;
  const low = Math.min(close, next) - random.integer(1, 32) * grain * 0.5;
  return { time, open: close, high, low, close: next, volume: random.integer(1, 4096) / 4 };
}

/** Break one field, or all of them. */
function spoil(bar: Broken, random: Random): void {
  const fields = ['open', 'high', 'low', 'close', 'volume'] as const;
  const bad = refused[random.integer(0, refused.length - 1)]!;
  const chosen = random.integer(0, fields.length);
  for (const field of chosen === fields.length ? fields : [fields[chosen]!]) bar[field] = bad;
}
