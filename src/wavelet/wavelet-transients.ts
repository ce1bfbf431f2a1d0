import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import { type Given, real } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';
import { sortedWindowRevive } from '../statistics/sorted-window.js';
import { wavelet } from './filters.js';
import { Modwt, type ModwtParameters } from './modwt.js';
import {
  type NoiseScaleDesign,
  type NoiseScaleState,
  noiseKnownBars,
  noiseScaleInit,
  noiseScaleStep,
  trackerStartBars,
} from './noise-scale.js';
import {
  type Pyramid,
  type PyramidState,
  pyramid,
  pyramidInit,
  pyramidStep,
  reach,
} from './pyramid.js';
import { pyramidRevive } from './pyramid-restore.js';
import { type TransientDesign, transientDesign } from './transient-design.js';
import { requireTransients } from './transient-restore.js';
import { leastLimit, type TransientState, transientInit, transientStep } from './transients.js';

export interface WaveletTransientsParameters extends ModwtParameters {
  /** Transients told per input, in the long run. */
  readonly rate: number;
  /** Standard deviation of the noise where it is known; 0 has it estimated. */
  readonly sigma: number;
}

/** The last sudden change, seen from now. */
export interface LastTransient {
  /** Inputs since it is estimated to have happened. */
  readonly barsSince: number;
  /** The finest level that saw it. */
  readonly level: number;
  /** 1 for a rise, −1 for a fall. */
  readonly sign: number;
  /** |W_j| over the standard deviation that it usually has. */
  readonly strength: number;
}

export type WaveletTransientsColumns = { readonly [K in keyof LastTransient]: Float64Array };

export type WaveletTransientsState = {
  pyramid: PyramidState;
  /** The last input; NaN before the first. */
  last: number;
  noise: NoiseScaleState;
  transients: TransientState;
};

/**
 * Wavelet transients: how long ago the last sudden change was, and what it was like.
 *
 * A change is sudden if |W_j| exceeds c times its usual size. The limit c is learned, so that one
 * input in 1/`rate` is reported: on white noise, on a walk, on prices with heavy tails. So the rate
 * is the same everywhere, and the size that a change needs differs: about 3.6 deviations if changes
 * are Gaussian, six to nine for those of a stock. Haar is prompt: it reports a step with the input
 * that makes it.
 *
 * @param maxLevels  levels J; integer, 1 … 12. Default 2.
 * @param wavelet    one of `waveletNames()`. Default 'haar'.
 * @param phase      order of the highpass filter, see `Phase`. Default 'minimum'.
 * @param rate       transients told per input, in the long run; 1e-6 … 0.02. Default 0.001.
 * @param sigma      standard deviation of the noise if it is known; 0 (default) has it estimated.
 *   Where it is given, what such noise would do is no transient.
 * @input   any number; degree 1
 * @output  `{ barsSince, level, sign, strength }` of the last transient
 * @warmUp  (2^J − 1)(L − 1) + 1, and at least 33 where σ is estimated; a level is listened to after
 *   32·2^(j−1) coefficients more
 * @undefined all four until something has happened suddenly
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(J·L) per update; the lines of a `Modwt`
 * @example
 * const transients = new WaveletTransients();
 * for (let t = 0; t < 110; t++) transients.update(100 + (t % 2) - (t < 100 ? 0 : 20));
 * transients.value.barsSince; // 9
 * transients.value.sign; // -1
 */
export class WaveletTransients extends ValueOperator<
  LastTransient,
  WaveletTransientsParameters,
  WaveletTransientsState
> {
  static readonly kind: Kind<'waveletTransients', WaveletTransientsParameters> = {
    name: 'waveletTransients',
    version: 2,
    title: 'Wavelet transients',
    reads: 'value',
    parameters: {
      maxLevels: { type: 'integer', min: 1, max: 12, default: 2 },
      wavelet: { ...Modwt.kind.parameters.wavelet, default: 'haar' },
      phase: Modwt.kind.parameters.phase,
      rate: real(1e-3, 1e-6, 0.02),
      sigma: { ...real(0, 0, 1e30), unit: 'price' },
    },
    outputs: {
      barsSince: { degree: {}, range: [0, Number.MAX_SAFE_INTEGER] },
      level: { degree: {}, range: [1, 12] },
      sign: { degree: {}, range: [-1, 1] },
      strength: { degree: {}, range: [leastLimit, Number.MAX_VALUE] },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      pyramid: 'optional',
      'noise.variance': notNegative,
      'noise.share': [0, 1],
      'noise.window': 'optional',
      'transients.last': 'optional',
      'transients.limit': [leastLimit, Number.MAX_VALUE],
      'transients.shares': notNegative,
      'transients.inputs': 'optional',
      'transients.history': 'optional',
    },
    warmUp: ({ maxLevels, wavelet: name, sigma }) =>
      Math.max(reach(wavelet(name).length, maxLevels), noiseKnownBars(noiseOf({ sigma }))),
    memory: () => Number.POSITIVE_INFINITY,
    lateStart: 'undefined until something has happened suddenly',
  };

  readonly #pyramid: Pyramid;
  readonly #noise: NoiseScaleDesign;
  readonly #transients: TransientDesign;
  readonly #coefficients: Float64Array;
  readonly #row = new Float64Array(2);
  readonly #report = new Float64Array(5);

  constructor(parameters?: Given<WaveletTransientsParameters>) {
    super(WaveletTransients.kind, parameters, (given) => ({
      pyramid: pyramidInit(pyramid(given.wavelet, given.maxLevels, given.phase)),
      last: Number.NaN,
      noise: noiseScaleInit(noiseOf(given)),
      transients: transientInit(transientDesign(given), 1),
    }));
    const { wavelet: name, maxLevels, phase } = this.parameters;
    this.#pyramid = pyramid(name, maxLevels, phase);
    this.#noise = noiseOf(this.parameters);
    this.#transients = transientDesign(this.parameters);
    this.#coefficients = new Float64Array(maxLevels + 1);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { pyramid: lines, transients } = this.state;
    const coefficients = this.#coefficients;
    const report = this.#report;
    const now = transients.count;
    coefficients[coefficients.length - 1] = x;
    pyramidStep(lines, coefficients, this.#pyramid, keep);
    this.#hear(x, keep);
    report[0] = x;
    const found = transientStep(transients, coefficients, this.#transients, report, keep);
    const last = found ? report : transients.history.records;
    const warm = this.absorbed + 1 >= this.warmUp;
    out[at] = warm ? now - last[1]! : Number.NaN;
    out[at + 1] = warm ? last[0]! : Number.NaN;
    out[at + 2] = warm ? last[3]! : Number.NaN;
    out[at + 3] = warm ? last[4]! : Number.NaN;
  }

  protected override record(row: Float64Array): LastTransient {
    return { barsSince: row[0]!, level: row[1]!, sign: row[2]!, strength: row[3]! };
  }

  protected override revive(state: WaveletTransientsState, _: Float64Array, count: number): void {
    pyramidRevive(state.pyramid, this.#pyramid, count, 'state.kernel.pyramid');
    requireTransients(state.transients, this.#transients, count, 'state.kernel.transients');
    sortedWindowRevive(state.noise.window);
  }

  /** Into the report: the standard deviation of the noise; NaN, so that nothing is told, until known. */
  #hear(x: number, keep: boolean): void {
    const { state } = this;
    const row = this.#row;
    row[1] = (x - state.last) / 2;
    if (!Number.isNaN(state.last)) noiseScaleStep(state.noise, row, this.#noise, keep);
    if (keep) state.last = x;
    const isKnown = this.absorbed + 1 >= noiseKnownBars(this.#noise);
    this.#report[1] = isKnown ? this.#noise.fixed || row[1]! : Number.NaN;
  }
}

/** The tracker, or a given σ. */
function noiseOf({ sigma }: { readonly sigma: number }): NoiseScaleDesign {
  return { fixed: sigma, windowBars: trackerStartBars, exact: false };
}
