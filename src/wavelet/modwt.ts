import { requireInteger } from '../core/arguments.js';
import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { type Given, oneOf } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { columnFrom } from '../core/transfer.js';
import { type Phase, wavelet, waveletNames } from './filters.js';
import {
  type Pyramid,
  type PyramidState,
  pyramid,
  pyramidInit,
  pyramidStep,
  reach,
} from './pyramid.js';
import { allAdmissible, blockLength, pyramidBlock8 } from './pyramid-block.js';
import { pyramidRevive } from './pyramid-restore.js';
import type { WaveletName } from './wavelet-names.js';

export interface ModwtParameters {
  /** Levels J, 1 … 12. */
  readonly maxLevels: number;
  /** One of `waveletNames()`. */
  readonly wavelet: WaveletName;
  readonly phase: Phase;
}

export type ModwtState = {
  pyramid: PyramidState;
  /** W_1 … W_J, V_J of the last input. */
  readonly coefficients: Float64Array;
};

export interface ModwtColumns {
  /** V_J at each input. */
  readonly value: Float64Array;
  /** W_1 … W_J at each input. */
  readonly details: readonly Float64Array[];
}

/**
 * Maximal-overlap discrete wavelet transform of a stream: at each input, what changed at each
 * scale (the details W_1 … W_J) and what is left (the approximation V_J).
 *
 *   V_0 = x,  W_j[t] = Σ_l h_l·V_{j−1}[t − 2^(j−1)·l],  V_j[t] = Σ_l g_l·V_{j−1}[t − 2^(j−1)·l]
 *
 * Undecimated, so it does not depend on where the series starts; causal, so no coefficient is ever
 * revised. White noise of standard deviation σ has σ·2^(−j/2) in W_j. V_J is smooth, not quick: it
 * lags like a moving average of its scale. From the warm-up on, equal to Percival and Walden's
 * MODWT (with `phase: 'percival-walden'`), that is to 2^(−j/2) times PyWavelets' `swt`.
 *
 * @param maxLevels  levels J; integer, 1 … 12. Default 5.
 * @param wavelet    one of `waveletNames()`. Default 'db4'.
 * @param phase      order of the highpass filter, see `Phase`. Default 'minimum'.
 * @input   any number; degree 1
 * @output  the approximation V_J; W_1 … W_J in `details`, each NaN until its own reach
 *   (2^j − 1)(L − 1) + 1
 * @warmUp  (2^J − 1)(L − 1) + 1
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(J·L), whatever the length of history; 2^(J + 1) times a power of two ≥ L − 1 numbers
 * @source  D. B. Percival and A. T. Walden, Wavelet Methods for Time Series Analysis (2000), ch. 5
 * @example
 * const modwt = new Modwt({ wavelet: 'haar', maxLevels: 1 });
 * [4, 6, 5].map((x) => modwt.update(x)); // [NaN, 5, 5.5]
 * [...modwt.details]; // [-0.5]
 */
export class Modwt extends Streaming<number, number, ModwtParameters, ModwtState> {
  static readonly kind: Kind<'modwt', ModwtParameters> = {
    name: 'modwt',
    version: 1,
    title: 'Maximal-overlap discrete wavelet transform',
    reads: 'value',
    parameters: {
      maxLevels: { type: 'integer', min: 1, max: 12, default: 5 },
      wavelet: { type: 'word', words: waveletNames(), default: 'db4' },
      phase: oneOf<Phase>('minimum', 'percival-walden'),
    },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: { __proto__: null, 'pyramid.lines': 'optional' },
    warmUp: ({ maxLevels, wavelet: name }) => reach(wavelet(name).length, maxLevels),
    memory: ({ maxLevels, wavelet: name }) => reach(wavelet(name).length, maxLevels),
  };

  /** W_1 … W_J of the last input, live: read it, copy it, do not write it. */
  readonly details: Float64Array;
  readonly #design: Pyramid;
  /** The parts of the state, at hand. */
  readonly #pyramid: PyramidState;
  readonly #coefficients: Float64Array;
  readonly #peeked: Float64Array;
  readonly #peekedDetails: Float64Array;

  constructor(parameters?: Given<ModwtParameters>) {
    super(Modwt.kind, parameters, (given) => modwtInit(modwtDesign(given)));
    const { maxLevels } = this.parameters;
    this.details = this.state.coefficients.subarray(0, maxLevels);
    this.#design = modwtDesign(this.parameters);
    this.#pyramid = this.state.pyramid;
    this.#coefficients = this.state.coefficients;
    this.#peeked = new Float64Array(maxLevels + 1);
    this.#peekedDetails = this.#peeked.subarray(0, maxLevels);
  }

  /** V_J of the last input. */
  get approximation(): number {
    return this.outputs[0]!;
  }

  update(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    const design = this.#design;
    const coefficients = this.#coefficients;
    const { levels } = design;
    coefficients[levels] = x;
    this.absorbed += 1;
    pyramidStep(this.#pyramid, coefficients, design, true);
    const approximation = coefficients[levels]!;
    this.outputs[0] = approximation;
    return approximation;
  }

  peek(x: number): number {
    if (!isAdmissible(x)) return Number.NaN;
    const peeked = this.#peeked;
    const last = peeked.length - 1;
    peeked[last] = x;
    pyramidStep(this.state.pyramid, peeked, this.#design, false);
    return peeked[last]!;
  }

  /** The details that `update(x)` would give; overwritten by the next peek. */
  peekDetails(x: number): Float64Array {
    if (isAdmissible(x)) this.peek(x);
    else this.#peeked.fill(Number.NaN);
    return this.#peekedDetails;
  }

  process(given: Float64Array, output?: ModwtColumns): ModwtColumns {
    const input = columnFrom(given);
    const columns = output ?? modwtColumns(this.parameters.maxLevels, input.length);
    for (let from = 0; from < input.length; from += blockLength) {
      const to = Math.min(from + blockLength, input.length);
      if (this.#design.inBlocks && allAdmissible(input, from, to)) {
        this.#processBlock(input, columns, from, to);
      } else {
        this.#processSingly(input, columns, from, to);
      }
    }
    return columns;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    row[to] = keep ? this.update(row[from]!) : this.peek(row[from]!);
  }

  #processBlock(
    input: Float64Array,
    { value, details }: ModwtColumns,
    from: number,
    to: number,
  ): void {
    const { coefficients } = this.state;
    const { levels } = this.#design;
    value.set(input.subarray(from, to), from);
    pyramidBlock8(this.state.pyramid, this.#design, value, details, from, to);
    this.absorbed += to - from;
    for (let j = 0; j < levels; j++) coefficients[j] = details[j]![to - 1]!;
    coefficients[levels] = value[to - 1]!;
    this.outputs[0] = value[to - 1]!;
  }

  #processSingly(
    input: Float64Array,
    { value, details }: ModwtColumns,
    from: number,
    to: number,
  ): void {
    for (let i = from; i < to; i++) {
      const x = input[i]!;
      const admitted = isAdmissible(x);
      value[i] = this.update(x);
      for (let j = 0; j < details.length; j++) {
        details[j]![i] = admitted ? this.details[j]! : Number.NaN;
      }
    }
  }

  protected override revive(state: ModwtState, _outputs: Float64Array, count: number): void {
    pyramidRevive(state.pyramid, this.#design, count, 'state.kernel.pyramid');
  }
}

/** What `process` fills, for `length` inputs. */
export function modwtColumns(levels: number, length: number): ModwtColumns {
  requireInteger('levels', levels, 0, 12);
  requireInteger('length', length, 0);
  const details = Array.from({ length: levels }, () => new Float64Array(length));
  return { value: new Float64Array(length), details };
}

function modwtDesign({ wavelet: name, maxLevels, phase }: Readonly<ModwtParameters>): Pyramid {
  return pyramid(name, maxLevels, phase);
}

function modwtInit(design: Pyramid): ModwtState {
  const coefficients = new Float64Array(design.levels + 1).fill(Number.NaN);
  return { pyramid: pyramidInit(design), coefficients };
}
