import { type Phase, wavelet } from './filters.js';
import { pyramid, pyramidFill, pyramidInit, pyramidStep, reach } from './pyramid.js';

/** A sudden change, told once. */
export interface Transient {
  /** The finest level that saw it. */
  readonly level: number;
  /** The input, counted from 0, at which it is estimated to have happened. */
  readonly input: number;
  /** The input that revealed it. */
  readonly noticed: number;
  /** 1 for a rise, −1 for a fall. */
  readonly sign: number;
  /** |W_j| over the standard deviation that noise has there. */
  readonly strength: number;
}

/** Transients remembered; older ones are forgotten. */
export const transientHistory = 64;
const fields = 5;

/** Of the input: noise below it cannot be told from rounding. */
const roundingShare = 1e-13;

/** One level alone must stand out by this many standard deviations … */
const aloneDeviations = 4.5;
/** … two neighbours, of one mind about when it happened, by this many. */
const togetherDeviations = 3.5;

/** How each level answers. */
export interface TransientDesign {
  /** Inputs from a step to the first coefficient above half its response's peak. */
  readonly delays: readonly number[];
  /** Inputs that a coefficient depends on. */
  readonly reaches: readonly number[];
  /** Standard deviation of W_j over that of white noise: 2^(−j/2). */
  readonly noise: readonly number[];
}

export function transientDesign(name: string, levels: number, phase: Phase): TransientDesign {
  const { length } = wavelet(name);
  const design = pyramid(name, levels, phase);
  const state = pyramidInit(design);
  pyramidFill(state, 0);
  const row = new Float64Array(levels + 1);
  const steps: number[][] = Array.from({ length: levels }, () => []);
  for (let t = 0; t < reach(length, levels); t++) {
    row[levels] = 1;
    pyramidStep(state, row, design, true);
    steps.forEach((step, j) => {
      step.push(row[j]!);
    });
  }
  const delays = steps.map((step) => {
    const peak = step.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
    return step.findIndex((w) => Math.abs(w) > peak * (0.5 + 1e-9)); // despite rounding
  });
  return {
    delays,
    reaches: steps.map((_, j) => reach(length, j + 1)),
    noise: steps.map((_, j) => (j % 2 === 0 ? Math.SQRT1_2 : 1) / (1 << ((j + 1) >> 1))),
  };
}

export type TransientState = {
  /** Inputs seen. */
  count: number;
  /** When the last transient happened; NaN if there was none. */
  last: number;
  /** For each level, when it last says something happened that takes two to tell; NaN if never. */
  suspected: Float64Array;
  /** Transients told so far. */
  toldCount: number;
  /** The last of them, a ring of records: level, input, noticed, sign, strength. */
  history: Float64Array;
};

export function transientInit(levels: number, records: number = transientHistory): TransientState {
  return {
    count: 0,
    last: Number.NaN,
    suspected: new Float64Array(levels).fill(Number.NaN),
    toldCount: 0,
    history: new Float64Array(records * fields).fill(Number.NaN),
  };
}

/**
 * Look at one more set of `coefficients`; return whether a transient is told.
 *
 * `report` holds the input and the standard deviation of its noise on the way in, and, where one
 * is told, its level, input, noticed, sign and strength on the way out. The sign is that of the
 * input over the approximation, which is slow to follow. A level whose filter still holds the last
 * transient is not listened to: one event, told once.
 */
export function transientStep(
  state: TransientState,
  coefficients: Float64Array,
  design: TransientDesign,
  report: Float64Array,
  keep: boolean,
): boolean {
  const { suspected, count: now } = state;
  const levels = suspected.length;
  const sign = Math.sign(report[0]! - coefficients[levels]!);
  const deviation = Math.max(report[1]!, roundingShare * Math.abs(report[0]!));
  let found = false;
  let finer = Number.NaN; // when the level below says that it happened
  for (let j = 0; j < levels; j++) {
    const strength = Math.abs(coefficients[j]!) / (deviation * design.noise[j]!);
    const input = now - design.delays[j]!;
    const slack = 1 << (j + 1);
    const heard = !(state.last > now - design.reaches[j]! - slack);
    const suspicious = strength > togetherDeviations && heard;
    const agreed = Math.abs(input - finer) <= slack || Math.abs(input - suspected[j + 1]!) <= slack;
    if (suspicious && !found && (agreed || (j === 0 && strength > aloneDeviations))) {
      found = true;
      report[0] = j + 1;
      report[1] = Math.max(input, 0);
      report[2] = now;
      report[3] = sign;
      report[4] = strength;
    }
    finer = suspicious ? input : suspected[j]!;
    if (keep && suspicious) suspected[j] = input;
  }
  if (keep) remember(state, report, found);
  return found;
}

function remember(state: TransientState, report: Float64Array, found: boolean): void {
  state.count += 1;
  if (!found) return;
  state.last = report[1]!;
  const at = (state.toldCount * fields) % state.history.length;
  for (let i = 0; i < fields; i++) state.history[at + i] = report[i]!;
  state.toldCount += 1;
}

/** The transients remembered, oldest first, detached. */
export function transientsOf({ toldCount, history }: TransientState): Transient[] {
  const length = Math.min(toldCount, history.length / fields);
  return Array.from({ length }, (_, i) => {
    const at = ((toldCount - length + i) * fields) % history.length;
    return {
      level: history[at]!,
      input: history[at + 1]!,
      noticed: history[at + 2]!,
      sign: history[at + 3]!,
      strength: history[at + 4]!,
    };
  });
}
