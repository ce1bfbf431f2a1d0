import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../../src/statistics/window-moments.js';
import { windowSumInit, windowSumStep } from '../../src/statistics/window-sum.js';
import type { Row } from '../harness/row.js';

const period = 20;

/** Absorbs an input into a window; `slot` counts round the window. */
type Step = (x: number, slot: number) => number;

/** A ring that subtracts what leaves; `anchored` sums it up anew once a lap. */
function ringSum(anchored: boolean): Step {
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
function ringVariance(anchored: boolean): Step {
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

function lapSum(): Step {
  const state = windowSumInit(period);
  return (x) => windowSumStep(state, x, true);
}

function lapVariance(): Step {
  const state: WindowMomentsState = windowMomentsInit(period);
  const out = new Float64Array(2);
  return (x) => {
    windowMomentsStep(state, x, out, 0, true);
    return out[1]! / period;
  };
}

const variants: Readonly<Record<string, Readonly<Record<string, () => Step>>>> = {
  sum: {
    barwave: lapSum,
    're-anchored ring': () => ringSum(true),
    'plain ring': () => ringSum(false),
  },
  variance: {
    barwave: lapVariance,
    're-anchored ring': () => ringVariance(true),
    'plain ring': () => ringVariance(false),
  },
};

/** Laps, which the library uses, against rings. */
export function windowRows(): Row[] {
  return Object.entries(variants).map(([what, by]) => ({
    name: `rolling ${what}, period ${period}`,
    contestants: Object.fromEntries(
      Object.entries(by).map(([name, make]) => [
        name,
        { make: () => ({ step: make() }), step: `it.step(close[i], i % ${period})` },
      ]),
    ),
  }));
}

/** Inputs around 100, one in a million of them 1e12. */
function outlying(length: number): Float64Array {
  const values = new Float64Array(length);
  for (let i = 0, word = 1; i < length; i++) {
    word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
    values[i] = i % 1e6 === 777 ? 1e12 : 100 + word / 4294967296;
  }
  return values;
}

function exact(values: Float64Array, last: number, ofVariance: boolean): number {
  const window = values.subarray(last - period + 1, last + 1);
  const sum = window.reduce((total, x) => total + x, 0);
  if (!ofVariance) return sum;
  const mean = sum / period;
  return window.reduce((total, x) => total + (x - mean) * (x - mean), 0) / period;
}

/** How far each variant is off at worst once an outlier has left its window, and at the end. */
export function printWindowErrors(length: number): void {
  const values = outlying(length);
  for (const [what, by] of Object.entries(variants)) {
    for (const [name, make] of Object.entries(by)) {
      const step = make();
      let worst = 0;
      let error = 0;
      values.forEach((x, i) => {
        const value = step(x, i % period);
        const since = i % 1e6;
        if (since < 777 + period || (since >= 777 + 3 * period && i % 9973 !== 0)) return;
        error = Math.abs(value - exact(values, i, what === 'variance'));
        worst = Math.max(worst, error);
      });
      const [most, last] = [worst, error].map((e) => e.toExponential(1));
      console.log(`${what}, ${name}: worst error ${most}, at the end ${last}`);
    }
  }
}
