import type { StateRecord } from '../core/state.js';
import type { Shrinkage } from './threshold.js';
import type { ThresholdRule } from './threshold-rule.js';
import type { WaveletName } from './wavelet-names.js';

/** What every way of denoising is asked for. */
export interface DenoiserDesign {
  /** The wavelet of the modes that let it be chosen, `quality` and `exact`. */
  readonly wavelet: WaveletName;
  /** Levels of `exact`; `quality` takes four at most. */
  readonly maxLevels: number;
  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  readonly shrinkage: Shrinkage;
  readonly rule: ThresholdRule;
  /** Multiplies every threshold; 0 gives the input back, late. */
  readonly thresholdScale: number;
  /** Standard deviation of the noise where it is given, else 0. */
  readonly sigma: number;
}

/** One way of denoising: its state, and a kernel over it. */
export interface DenoiserKernel {
  /** Inputs from a sample to its estimate. */
  readonly delay: number;
  /** Inputs that an estimate depends on, but for the noise scale. */
  readonly reachBars: number;
  init(): StateRecord;
  /** As if every earlier input had been `x`. */
  fill(state: StateRecord, x: number): void;
  /**
   * Absorb the input at `row[0]`, whose noise has the standard deviation at `row[1]`, and write the
   * estimate of the input `delay` before at `row[0]`. Through memory, because a number that
   * crosses a call is boxed. With `keep` false the state stays as it is. One function for all
   * denoisers of a mode, `design` handed in: V8 gives up a call whose target is another with each
   * instance.
   */
  step(state: StateRecord, row: Float64Array, design: unknown, keep: boolean): void;
  /** What `step` is handed. */
  readonly design: unknown;
  /** The records of each ring, by the path of its slot: the slot is the number of inputs modulo that. */
  readonly rings: Readonly<Record<string, number>>;
  /** Rebuild what is derived in a state that came from outside. */
  revive?(state: StateRecord): void;
  /** Whether number `i` of the part at `path` may be NaN once an input is in; none may unless said. */
  mayLack?(path: string, i: number): boolean;
}

/** Standard deviation of white noise in W_1 … W_levels over that in the input: 2^(−j/2). */
export function noiseOfLevels(levels: number): number[] {
  const whole = (j: number): number => 1 / (1 << (j >> 1));
  return Array.from({ length: levels }, (_, i) => whole(i + 1) * (i % 2 === 0 ? Math.SQRT1_2 : 1));
}
