/** Filters of J. F. Ehlers, from the difference equations of his books and articles. */
import type { Numbers, Series } from './series.js';
import { after, highest, lowest, overDefined, ratio, zip } from './series.js';

/** `next` of the inputs so far and the values so far, from the first input on. */
function recursion(x: Series, next: (i: number, y: readonly number[]) => number): number[] {
  const y: number[] = [];
  for (let i = 0; i < x.length; i++) y.push(next(i, y));
  return y;
}

function smooth(x: Series, period: number): number[] {
  const a = Math.exp((-Math.SQRT2 * Math.PI) / period);
  const c2 = 2 * a * Math.cos((Math.SQRT2 * Math.PI) / period);
  const c3 = -a * a;
  return recursion(x, (i, y) =>
    i < 2 ? x[i]! : ((1 - c2 - c3) * (x[i]! + x[i - 1]!)) / 2 + c2 * y[i - 1]! + c3 * y[i - 2]!,
  );
}

export function superSmoother(x: Series, { period = 10 }: Numbers<'period'> = {}): number[] {
  return after(period, smooth(x, period));
}

export function decycler(x: Series, { period = 60 }: Numbers<'period'> = {}): number[] {
  const angle = (2 * Math.PI) / period;
  const a = (Math.cos(angle) + Math.sin(angle) - 1) / Math.cos(angle);
  return after(
    period,
    recursion(x, (i, y) => (i === 0 ? x[0]! : (a / 2) * (x[i]! + x[i - 1]!) + (1 - a) * y[i - 1]!)),
  );
}

/** A two-pole high-pass filter of `x`, which was as its first value for ever before it. */
function highPass(x: Series, a: number): number[] {
  const at = (k: number): number => x[Math.max(k, 0)]!;
  return recursion(
    x,
    (i, y) =>
      (1 - a / 2) ** 2 * (at(i) - 2 * at(i - 1) + at(i - 2)) +
      2 * (1 - a) * (y[i - 1] ?? 0) -
      (1 - a) ** 2 * (y[i - 2] ?? 0),
  );
}

export function roofing(
  x: Series,
  { longPeriod = 48, shortPeriod = 10 }: Numbers<'longPeriod' | 'shortPeriod'> = {},
): number[] {
  const angle = (Math.SQRT1_2 * 2 * Math.PI) / longPeriod;
  const a = (Math.cos(angle) + Math.sin(angle) - 1) / Math.cos(angle);
  return after(longPeriod, smooth(highPass(x, a), shortPeriod));
}

export function cyberCycle(
  x: Series,
  { alpha = 0.07 }: Numbers<'alpha'> = {},
): { cycle: number[]; trigger: number[] } {
  const at = (k: number): number => x[Math.max(k, 0)]!;
  const smoothed = x.map((_, i) => (at(i) + 2 * at(i - 1) + 2 * at(i - 2) + at(i - 3)) / 6);
  const cycle = highPass(smoothed, alpha);
  return { cycle: after(7, cycle), trigger: after(7, [0, ...cycle.slice(0, -1)]) };
}

export function laguerreRsi(x: Series, { gamma = 0.5 }: Numbers<'gamma'> = {}): number[] {
  let stages = [x[0]!, x[0]!, x[0]!, x[0]!];
  return after(
    2,
    x.map((v) => {
      const next = [(1 - gamma) * v + gamma * stages[0]!];
      for (let k = 1; k < 4; k++) {
        next.push(-gamma * next[k - 1]! + stages[k - 1]! + gamma * stages[k]!);
      }
      stages = next;
      const steps = [0, 1, 2].map((k) => stages[k]! - stages[k + 1]!);
      const up = steps.reduce((sum, d) => sum + Math.max(d, 0), 0);
      return 100 * ratio(up, up + steps.reduce((sum, d) => sum + Math.max(-d, 0), 0));
    }),
  );
}

export function frama(x: Series, { period = 16 }: Numbers<'period'> = {}): number[] {
  const half = period / 2;
  const range = (n: number): number[] =>
    zip((h, l) => h - l, highest(x, { period: n }), lowest(x, { period: n }));
  const [halves, wholes] = [range(half), range(period)];
  const y = recursion(x, (i, said) => {
    if (i < period) return x[i]!;
    const [newer, older] = [halves[i]! / half, halves[i - half]! / half];
    const isRough = newer > 0 && older > 0;
    const d = isRough ? Math.log2((newer + older) / (wholes[i]! / period)) : 1;
    const gain = Math.min(Math.max(Math.exp(-4.6 * (d - 1)), 0.01), 1);
    return gain * x[i]! + (1 - gain) * said[i - 1]!;
  });
  return after(period, y);
}

export function centerOfGravity(x: Series, { period = 10 }: Numbers<'period'> = {}): number[] {
  const sound = x.map((v) => (v < 0 ? Number.NaN : v));
  return overDefined(sound, (d) =>
    d.map((_, i) => {
      if (i < period - 1) return Number.NaN;
      const newestFirst = d.slice(i - period + 1, i + 1).reverse();
      const moment = newestFirst.reduce((sum, v, k) => sum + (k + 1) * v, 0);
      return -ratio(
        moment,
        newestFirst.reduce((sum, v) => sum + v, 0),
      );
    }),
  );
}
