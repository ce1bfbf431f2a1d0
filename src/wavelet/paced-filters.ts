import { type LookBack, lookBack, type Pace } from './pace.js';

/**
 * Local levels and local lines of different paces that let go at jumps, and look back.
 *
 *   ν = x − (level + slope);  level ← x where |ν| > gate·σ, else level + slope + max(α, 1/age)·ν
 *   slope += β·ν where there was no jump
 *
 * `age` is the inputs since the last jump, so after one the level is a growing mean first. A jump that
 * the next input takes back by more than half was none, and is unwritten.
 */
export interface PacedFiltersDesign {
  readonly alphas: Float64Array;
  readonly betas: Float64Array;
  /** How many σ off a prediction must be to be a jump. */
  readonly gate: number;
  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  /** Inputs in a ring: a power of two that holds the delay and one more. */
  readonly ring: number;
  readonly lookBacks: readonly LookBack[];
  /** Three records of each ring, set aside while they are written and not kept: scratch. */
  readonly aside: Float64Array;
}

export type PacedFiltersState = {
  /** Time, modulo the length of the rings. */
  slot: number;
  /** Rings of records: one number a filter, for each input. */
  levels: Float64Array;
  slopes: Float64Array;
  ages: Float64Array;
  innovations: Float64Array;
};

export function pacedFiltersDesign(
  paces: readonly Pace[],
  gate: number,
  delay: number,
): PacedFiltersDesign {
  let ring = 2;
  while (ring < delay + 2) ring *= 2;
  return {
    alphas: Float64Array.from(paces, ([alpha]) => alpha),
    betas: Float64Array.from(paces, ([, beta]) => beta),
    gate,
    delay,
    ring,
    lookBacks: paces.map((pace) => lookBack(pace, delay)),
    aside: new Float64Array(12 * paces.length),
  };
}

export function pacedFiltersInit({ alphas, ring }: PacedFiltersDesign): PacedFiltersState {
  const length = ring * alphas.length;
  return {
    slot: 0,
    levels: new Float64Array(length),
    slopes: new Float64Array(length),
    ages: new Float64Array(length).fill(2),
    innovations: new Float64Array(length),
  };
}

/** As if every earlier input had been `x`. */
export function pacedFiltersFill(state: PacedFiltersState, x: number): void {
  state.levels.fill(x);
  state.slopes.fill(0);
  state.ages.fill(2);
  state.innovations.fill(0);
}

/** What each filter says: estimates and their responses to what is estimated, and innovations. */
export interface Said {
  readonly estimates: Float64Array;
  readonly responses: Float64Array;
  readonly innovations: Float64Array;
}

/**
 * Absorb the input at `row[0]`, its σ at `row[1]`. Write what the filters say of the input `delay`
 * before.
 */
export function pacedFiltersStep(
  state: PacedFiltersState,
  row: Float64Array,
  design: PacedFiltersDesign,
  said: Said,
  spikes: number,
  keep: boolean,
): void {
  const { slot, levels, slopes, ages } = state;
  const { alphas, betas } = design;
  const { innovations } = said;
  const size = alphas.length;
  const mask = design.ring - 1;
  const x = row[0]!;
  const reach = design.gate * row[1]!;
  if (!keep) setAside(state, design, false);
  if (spikes > 0) unwrite(state, design, spikes);
  else takeBack(state, design, row);
  let to = (slot * size) | 0;
  let from = (((slot - 1) & mask) * size) | 0;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    const alpha = alphas[i]!;
    let slope = slopes[from]!;
    let level = levels[from]! + slope;
    let age = ages[from]! + 1;
    let gain = alpha;
    const off = x - level;
    let innovation = off;
    if (Math.abs(off) > reach) {
      age = 1;
      gain = 1;
      level = x;
      innovation = 0;
    } else {
      if (age * alpha < 1) gain = 1 / age;
      level += gain * off;
      slope += betas[i]! * off;
    }
    innovations[i] = off;
    levels[to] = level;
    slopes[to] = slope;
    ages[to] = age;
    state.innovations[to] = innovation;
    to = (to + 1) | 0;
    from = (from + 1) | 0;
  }
  for (let i = 0; i < size; i = (i + 1) | 0) lookBackAt(state, design, i, said);
  if (keep) state.slot = (slot + 1) & mask;
  else setAside(state, design, true);
}

/**
 * Where the last input was a jump and `row[0]` takes it back, by more than half, it was none: write
 * the filter down as if that input had not been there. A number handed in would be boxed.
 */
function takeBack(state: PacedFiltersState, design: PacedFiltersDesign, row: Float64Array): void {
  const x = row[0]!;
  const { slot, levels, slopes, ages, innovations } = state;
  const size = design.alphas.length;
  const mask = design.ring - 1;
  let at = (((slot - 1) & mask) * size) | 0;
  let before = (((slot - 2) & mask) * size) | 0;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    const level = levels[before]!;
    if (ages[at] === 1 && Math.abs(x - level) < 0.5 * Math.abs(levels[at]! - level)) {
      levels[at] = level + slopes[before]!;
      slopes[at] = slopes[before]!;
      ages[at] = ages[before]! + 1;
      innovations[at] = 0;
    }
    at = (at + 1) | 0;
    before = (before + 1) | 0;
  }
}

/** Write every filter down as if the last `spikes` inputs had not been there. */
function unwrite(state: PacedFiltersState, design: PacedFiltersDesign, spikes: number): void {
  const { slot, levels, slopes, ages, innovations } = state;
  const size = design.alphas.length;
  const mask = design.ring - 1;
  for (let k = spikes; k > 0; k--) {
    let at = (((slot - k) & mask) * size) | 0;
    let before = (((slot - k - 1) & mask) * size) | 0;
    for (let i = 0; i < size; i = (i + 1) | 0) {
      levels[at] = levels[before]! + slopes[before]!;
      slopes[at] = slopes[before]!;
      ages[at] = ages[before]! + 1;
      innovations[at] = 0;
      at = (at + 1) | 0;
      before = (before + 1) | 0;
    }
  }
}

/** The estimate and response of filter `i`, read back from now or from the next jump. */
function lookBackAt(
  state: PacedFiltersState,
  design: PacedFiltersDesign,
  i: number,
  { estimates, responses }: Said,
): void {
  const { alphas, delay, ring, lookBacks } = design;
  const { slot, levels, ages, innovations } = state;
  const size = alphas.length;
  const mask = ring - 1;
  const { weights, responses: steady } = lookBacks[i]!;
  const target = slot - delay;
  const at = ((target & mask) * size + i) | 0;
  let after = delay; // inputs up to the next jump
  if (ages[(slot * size + i) | 0]! <= delay) {
    after = 0;
    while (after < delay && ages[((target + after + 1) & mask) * size + i] !== 1) after++;
  }
  const age = ages[at]!;
  const response = Math.max(steady[after]!, 1 / (age + after));
  responses[i] = response;
  if (age * alphas[i]! < 1) {
    smoothYoung(state, design, i, after, estimates);
    return;
  }
  let estimate = levels[at]!;
  const length = Math.min(after, weights.length);
  for (let k = 0; k < length; k = (k + 1) | 0) {
    estimate += weights[k]! * innovations[(((target + k + 1) & mask) * size + i) | 0]!;
  }
  estimates[i] = estimate;
}

/** The smoother where the level is a growing mean still: back step by step, with the gains there. */
function smoothYoung(
  { slot, levels, slopes, ages }: PacedFiltersState,
  { alphas, delay, ring }: PacedFiltersDesign,
  i: number,
  after: number,
  estimates: Float64Array,
): void {
  const size = alphas.length;
  const mask = ring - 1;
  const alpha = alphas[i]!;
  const wander = (alpha * alpha) / (1 - alpha); // variance of the level's steps, over the noise's
  const target = slot - delay;
  let smoothed = levels[((target + after) & mask) * size + i]!;
  for (let k = after - 1; k >= 0; k = (k - 1) | 0) {
    const at = ((target + k) & mask) * size + i;
    const gain = Math.max(alpha, 1 / ages[at]!);
    const level = levels[at]!;
    smoothed = level + (gain / (gain + wander)) * (smoothed - level - slopes[at]!);
  }
  estimates[i] = smoothed;
}

/** Set the records that will be written aside, the last and the newest, or bring them back. */
function setAside(
  state: PacedFiltersState,
  { aside, alphas, ring }: PacedFiltersDesign,
  bringBack: boolean,
): void {
  const size = alphas.length;
  const { slot, levels, slopes, ages, innovations } = state;
  for (let i = 0; i < 3 * size; i++) {
    const back = Math.floor(i / size);
    const at = ((slot - back) & (ring - 1)) * size + i - back * size;
    const to = 4 * i;
    if (bringBack) {
      levels[at] = aside[to]!;
      slopes[at] = aside[to + 1]!;
      ages[at] = aside[to + 2]!;
      innovations[at] = aside[to + 3]!;
    } else {
      aside[to] = levels[at]!;
      aside[to + 1] = slopes[at]!;
      aside[to + 2] = ages[at]!;
      aside[to + 3] = innovations[at]!;
    }
  }
}
