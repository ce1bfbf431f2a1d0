/**
 * Laps against rings: time and error of a rolling sum and variance over 1e8 inputs around 100,
 * one in a million of them 1e12.
 *
 *   npx esbuild bench/statistics/windows.ts --bundle --format=esm --platform=node \
 *     --outfile=/tmp/windows.mjs && node /tmp/windows.mjs 1e8 20 lap-sum
 *
 * One variant a process, so that each is compiled for itself alone.
 */
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../src/statistics/window-moments.js';
import { windowSumInit, windowSumStep } from '../../src/statistics/window-sum.js';

const inputs = Number(process.argv[2] ?? 1e8);
const period = Number(process.argv[3] ?? 20);
const noise = new Float64Array(1 << 16);
for (let i = 0, word = 1; i < noise.length; i++) {
  word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
  noise[i] = 100 + word / 4294967296;
}
const input = (i: number): number => (i % 1e6 === 777 ? 1e12 : noise[(i * 31) & 0xffff]!);

/** A ring that subtracts what leaves; `anchored` sums it up anew once a lap. */
function ringSum(anchored: boolean): (x: number, slot: number) => number {
  const state = { sum: 0, ring: new Float64Array(period) };
  return (x, slot) => {
    const { ring } = state;
    let sum = state.sum + (x - ring[slot]!);
    ring[slot] = x;
    if (anchored && slot === period - 1) {
      sum = 0;
      for (let i = 0; i < period; i++) sum += ring[i]!;
    }
    state.sum = sum;
    return sum;
  };
}

/** Welford's update with the leaving input replaced, in a ring. */
function ringVariance(anchored: boolean): (x: number, slot: number) => number {
  const state = { mean: 0, squares: 0, ring: new Float64Array(period) };
  return (x, slot) => {
    const { ring } = state;
    const leaving = ring[slot]!;
    const before = state.mean;
    let mean = before + (x - leaving) / period;
    let squares = state.squares + (x - leaving) * (x - mean + leaving - before);
    ring[slot] = x;
    if (anchored && slot === period - 1) {
      let sum = 0;
      for (let i = 0; i < period; i++) sum += ring[i]!;
      mean = sum / period;
      squares = 0;
      for (let i = 0; i < period; i++) squares += (ring[i]! - mean) * (ring[i]! - mean);
    }
    state.mean = mean;
    state.squares = squares;
    return squares / period;
  };
}

function lapSum(): (x: number) => number {
  const state = windowSumInit(period);
  return (x) => windowSumStep(state, x, true);
}

function lapVariance(): (x: number) => number {
  const state: WindowMomentsState = windowMomentsInit(period);
  const out = new Float64Array(2);
  return (x) => {
    windowMomentsStep(state, x, out, 0, true);
    return out[1]! / period;
  };
}

function exact(last: number, ofVariance: boolean): number {
  let sum = 0;
  for (let i = last - period + 1; i <= last; i++) sum += input(i);
  if (!ofVariance) return sum;
  const mean = sum / period;
  let squares = 0;
  for (let i = last - period + 1; i <= last; i++) squares += (input(i) - mean) * (input(i) - mean);
  return squares / period;
}

function run(name: string, step: (x: number, slot: number) => number, ofVariance: boolean): void {
  let worst = 0;
  let lowest = 0;
  let atEnd = 0;
  const cpu = process.cpuUsage().user;
  for (let i = 0, slot = 0; i < inputs; i++) {
    const value = step(input(i), slot);
    slot = slot + 1 === period ? 0 : slot + 1;
    if (i % 1e6 >= 777 + period && (i % 1e6 < 777 + 3 * period || i % 9973 === 0)) {
      atEnd = Math.abs(value - exact(i, ofVariance));
      worst = Math.max(worst, atEnd);
      lowest = Math.min(lowest, value);
    }
  }
  const ns = ((process.cpuUsage().user - cpu) * 1000) / inputs;
  console.log(
    `${name.padEnd(28)} ${ns.toFixed(1)} ns  worst error ${worst.toExponential(1)}  ` +
      `at the end ${atEnd.toExponential(1)}  lowest ${lowest.toExponential(1)}`,
  );
}

const variants: { [name: string]: () => void } = {
  'lap-sum': () => run('sum, laps', lapSum(), false),
  'anchored-sum': () => run('sum, re-anchored ring', ringSum(true), false),
  'ring-sum': () => run('sum, plain ring', ringSum(false), false),
  'lap-variance': () => run('variance, laps', lapVariance(), true),
  'anchored-variance': () => run('variance, re-anchored ring', ringVariance(true), true),
  'ring-variance': () => run('variance, plain ring', ringVariance(false), true),
};
const one = variants[process.argv[4] ?? ''];
if (one === undefined) console.log(`one of ${Object.keys(variants).join(', ')}`);
else one();
