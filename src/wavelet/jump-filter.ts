/**
 * Alpha–beta filters of different paces that let go at jumps, and look back.
 *
 *   r = x − (level + slope);  level ← x where |r| > gate·σ, else level + slope + max(α, 1/age)·r
 *   slope += β·r where there was no jump
 *
 * `age` is the inputs since the last jump, so after one the level is a growing mean first.
 */
export interface JumpFilterDesign {
  readonly alphas: Float64Array;
  readonly betas: Float64Array;
  /** How many σ off a prediction must be to be a jump. */
  readonly gate: number;
  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  /** Inputs in a ring: a power of two that holds the delay and one more; 1 without a delay. */
  readonly ring: number;
  /** For each filter, how strongly an estimate answers to its input, by how far it looks back. */
  readonly responses: readonly Float64Array[];
}

export type JumpFilterState = {
  /** Time, modulo the length of the rings. */
  slot: number;
  /** Rings of records: one number a filter, for each input. */
  levels: Float64Array;
  slopes: Float64Array;
  ages: Float64Array;
};

/** Filters of the `paces` α and β. */
export function jumpFilterDesign(
  paces: readonly (readonly [number, number])[],
  gate: number,
  delay: number,
): JumpFilterDesign {
  let ring = delay === 0 ? 1 : 2;
  while (delay > 0 && ring < delay + 2) ring *= 2;
  return {
    alphas: Float64Array.from(paces, ([alpha]) => alpha),
    betas: Float64Array.from(paces, ([, beta]) => beta),
    gate,
    delay,
    ring,
    responses: paces.map(([alpha, beta]) => responsesOf(alpha, beta, delay)),
  };
}

function responsesOf(alpha: number, beta: number, delay: number): Float64Array {
  let level = 0;
  let slope = 0;
  return Float64Array.from({ length: delay + 1 }, (_, back) => {
    const off = (back === 0 ? 1 : 0) - (level + slope);
    level += slope + alpha * off;
    slope += beta * off;
    return level - back * slope;
  });
}

export function jumpFilterInit({ alphas, ring }: JumpFilterDesign): JumpFilterState {
  const length = ring * alphas.length;
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
 * Absorb the input at `row[0]`, its σ at `row[1]`; write the filters' estimates of the input `delay`
 * before at `estimates[at…]` and their responses to that input at `responses[at…]`.
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
  const { alphas, betas, gate, delay, ring } = design;
  if (delay === 0) {
    stepPresent(state, row, design, estimates, responses, at, keep);
    return;
  }
  const size = alphas.length;
  const mask = ring - 1;
  const x = row[0]!;
  const reach = gate * row[1]!;
  let to = (slot * size) | 0;
  let from = (((slot - 1) & mask) * size) | 0;
  for (let i = 0; i < size; i = (i + 1) | 0) {
    let slope = slopes[from]!;
    let level = levels[from]! + slope;
    let age = ages[from]! + 1;
    const alpha = alphas[i]!;
    const off = x - level;
    let gain = alpha;
    if (Math.abs(off) > reach) {
      age = 1;
      gain = 1;
      level = x;
    } else {
      if (age * alpha < 1) gain = 1 / age;
      level += gain * off;
      slope += betas[i]! * off;
    }
    const out = (at + i) | 0;
    if (age > delay) {
      estimates[out] = level - delay * slope;
      responses[out] = Math.max(design.responses[i]![delay]!, 1 / age);
    } else {
      lookBack(state, design, i, estimates, responses, out);
    }
    if (keep === true) {
      levels[to] = level;
      slopes[to] = slope;
      ages[to] = age;
    }
    to = (to + 1) | 0;
    from = (from + 1) | 0;
  }
  if (keep) state.slot = (slot + 1) & mask;
}

/** Without a delay the newest levels are the estimates, and nothing older is kept. */
function stepPresent(
  { levels, slopes, ages }: JumpFilterState,
  row: Float64Array,
  { alphas, betas, gate }: JumpFilterDesign,
  estimates: Float64Array,
  responses: Float64Array,
  at: number,
  keep: boolean,
): void {
  const x = row[0]!;
  const reach = gate * row[1]!;
  for (let i = 0; i < alphas.length; i = (i + 1) | 0) {
    const alpha = alphas[i]!;
    let slope = slopes[i]!;
    let level = levels[i]! + slope;
    let age = ages[i]! + 1;
    const off = x - level;
    let gain = age * alpha < 1 ? 1 / age : alpha;
    if (Math.abs(off) > reach) {
      age = 1;
      gain = 1;
      level = x;
    } else {
      level += gain * off;
      slope += betas[i]! * off;
    }
    estimates[(at + i) | 0] = level;
    responses[(at + i) | 0] = gain;
    if (keep === true) {
      levels[i] = level;
      slopes[i] = slope;
      ages[i] = age;
    }
  }
}

/** The same where a jump came after the input that is estimated: nothing of this input is needed. */
function lookBack(
  { slot, levels, slopes, ages }: JumpFilterState,
  { alphas, delay, ring, responses: responsesTo }: JumpFilterDesign,
  i: number,
  estimates: Float64Array,
  responses: Float64Array,
  at: number,
): void {
  const size = alphas.length;
  const mask = ring - 1;
  const place = (time: number): number => (time & mask) * size + i;
  const target = slot - delay;
  let back = 0;
  while (back < delay - 1 && ages[place(target + back + 1)] !== 1) back++;
  if (back === 0 && ages[place(target)] === 1) {
    estimates[at] = levels[place(target - 1)]!;
    responses[at] = 0;
    return;
  }
  const from = place(target + back);
  estimates[at] = levels[from]! - back * slopes[from]!;
  responses[at] = Math.max(responsesTo[i]![back]!, 1 / ages[from]!);
}
