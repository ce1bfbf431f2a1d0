/**
 * An alpha–beta filter that lets go at a jump, and looks back.
 *
 *   r = x − (level + slope);  level ← x where |r| > gate·σ, else level + slope + max(α, 1/age)·r
 *   slope += β·r where there was no jump
 *
 * `age` is the inputs since the last jump, so after one the level is a growing mean first.
 */
export interface JumpFilterDesign {
  readonly alpha: number;
  readonly beta: number;
  /** How many σ off a prediction must be to be a jump. */
  readonly gate: number;
  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  /** How strongly an estimate answers to the input that it estimates, by how far it looks back. */
  readonly responses: Float64Array;
}

export type JumpFilterState = {
  /** Time, modulo the length of the rings. */
  slot: number;
  levels: Float64Array;
  slopes: Float64Array;
  ages: Float64Array;
};

export function jumpFilterDesign(
  alpha: number,
  beta: number,
  gate: number,
  delay: number,
): JumpFilterDesign {
  const responses = new Float64Array(delay + 1);
  let level = 0;
  let slope = 0;
  for (let back = 0; back <= delay; back++) {
    const off = (back === 0 ? 1 : 0) - (level + slope);
    level += slope + alpha * off;
    slope += beta * off;
    responses[back] = level - back * slope;
  }
  return { alpha, beta, gate, delay, responses };
}

/** Rings of a power of two that hold the delay and one more. */
export function jumpFilterInit({ delay }: JumpFilterDesign): JumpFilterState {
  let length = 2;
  while (length < delay + 2) length *= 2;
  return {
    slot: 0,
    levels: new Float64Array(length),
    slopes: new Float64Array(length),
    ages: new Float64Array(length),
  };
}

/** As if every earlier input had been `x`. */
export function jumpFilterFill({ levels, slopes, ages }: JumpFilterState, x: number): void {
  levels.fill(x);
  slopes.fill(0);
  ages.fill(2);
}

/**
 * Absorb the input at `row[0]`, its σ at `row[1]`; write the estimate of the input `delay` before at
 * `estimates[at]` and its response to that input at `slopes[at]`.
 *
 * The estimate is drawn back along the slope, from now or from the last input before the next jump.
 * A jump that the next input takes back was no jump, and the estimate stays where it was.
 */
export function jumpFilterStep(
  state: JumpFilterState,
  row: Float64Array,
  design: JumpFilterDesign,
  estimates: Float64Array,
  responses: Float64Array,
  at: number,
  keep: boolean,
): void {
  const { slot, levels, slopes, ages } = state;
  const { alpha, beta, gate, delay } = design;
  const mask = levels.length - 1;
  const before = (slot - 1) & mask;
  const x = row[0]!;
  let slope = slopes[before]!;
  let level = levels[before]! + slope;
  let age = ages[before]! + 1;
  const off = x - level;
  if (Math.abs(off) > gate * row[1]!) {
    age = 1;
    level = x;
  } else {
    level += Math.max(alpha, 1 / age) * off;
    slope += beta * off;
  }
  if (age > delay) {
    estimates[at] = level - delay * slope;
    responses[at] = Math.max(design.responses[delay]!, 1 / age);
  } else {
    lookBack(state, design, estimates, responses, at);
  }
  if (!keep) return;
  levels[slot] = level;
  slopes[slot] = slope;
  ages[slot] = age;
  state.slot = (slot + 1) & mask;
}

/** The same where a jump came after the input that is estimated: nothing of this input is needed. */
function lookBack(
  { slot, levels, slopes, ages }: JumpFilterState,
  { delay, responses: responseAt }: JumpFilterDesign,
  estimates: Float64Array,
  responses: Float64Array,
  at: number,
): void {
  const mask = levels.length - 1;
  const target = (slot - delay) & mask;
  let back = 0;
  while (back < delay - 1 && ages[(target + back + 1) & mask] !== 1) back++;
  const from = (target + back) & mask;
  if (back === 0 && ages[target] === 1) {
    estimates[at] = levels[(target - 1) & mask]!;
    responses[at] = 0;
    return;
  }
  estimates[at] = levels[from]! - back * slopes[from]!;
  responses[at] = Math.max(responseAt[back]!, 1 / ages[from]!);
}
