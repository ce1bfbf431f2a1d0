/** How an exponential mean weighs its inputs. */
export interface ExponentialMeanDesign {
  /** Weight of the newest input once seeded, in (0, 1]. */
  readonly gain: number;
  /** Inputs whose plain mean is the seed; 1 starts from the first input alone. */
  readonly seedBars: number;
  /** The input that gives the first output. */
  readonly warmUp: number;
}

export type ExponentialMeanState = { count: number; mean: number };

export const exponentialMeanInit = (): ExponentialMeanState => ({ count: 0, mean: 0 });

/**
 * The mean after `x`, the `count`-th input: mean += weight·(x − mean), weight 1/count while seeding
 * and `gain` after. Loops that keep the mean in a local, and so in a register, call this.
 */
export function exponentialMeanNext(
  mean: number,
  x: number,
  count: number,
  design: ExponentialMeanDesign,
): number {
  const weight = count > design.seedBars ? design.gain : 1 / count;
  return mean + weight * (x - mean);
}

/**
 * Absorb `x` into `state`, or only tell what that would give.
 * A NaN is the stage before saying "not yet": it is passed on and not absorbed.
 */
export function exponentialMeanStep(
  state: ExponentialMeanState,
  x: number,
  design: ExponentialMeanDesign,
  keep: boolean,
): number {
  const count = state.count + 1;
  const mean = exponentialMeanNext(state.mean, x, count, design);
  if (keep && !Number.isNaN(mean)) {
    state.count = count;
    state.mean = mean;
  }
  return count < design.warmUp ? Number.NaN : mean;
}

/** Whether the mean has its seed and is heard: from here on mean += gain·(x − mean), no more. */
export function isSteady(
  { count }: ExponentialMeanState,
  { seedBars, warmUp }: ExponentialMeanDesign,
): boolean {
  return count >= seedBars && count >= warmUp;
}

/** What a loop over a steady mean came to: `mean`, after `count` inputs more. */
export function absorbSteadily(state: ExponentialMeanState, mean: number, count: number): void {
  state.mean = mean;
  state.count += count;
}

/** An EMA of `period`: gain 2/(period + 1), seeded with the mean of `period` inputs or the first. */
export function emaDesign(
  period: number,
  seed: 'sma' | 'first' = 'sma',
  warmUp: number = period,
): ExponentialMeanDesign {
  return { gain: 2 / (period + 1), seedBars: seed === 'sma' ? period : 1, warmUp };
}

/**
 * An EMA inside a composite: seeded with a mean it speaks once its seed is full; seeded with its
 * first input it is heard from that input on, so that the stages after it start there too; the
 * last of such a chain is held back until `warmUp`.
 */
export function emaStage(period: number, seed: 'sma' | 'first', warmUp = 1): ExponentialMeanDesign {
  return emaDesign(period, seed, seed === 'sma' ? period : warmUp);
}

/** Wilder's mean of `period`: gain 1/period, seeded with the mean of `period` inputs. */
export function wilderDesign(period: number): ExponentialMeanDesign {
  return { gain: 1 / period, seedBars: period, warmUp: period };
}
