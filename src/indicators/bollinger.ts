import type { Kind } from '../core/kind.js';
import { isAdmissible } from '../core/operator.js';
import { bars, flag, type Given, real } from '../core/parameters.js';
import { Streaming } from '../core/streaming.js';
import { keepOutputs, refuse } from '../core/transfer.js';
import { momentsDivisor } from '../statistics/divisor.js';
import {
  type WindowMomentsState,
  windowMomentsInit,
  windowMomentsStep,
} from '../statistics/window-moments.js';

export interface BollingerParameters {
  readonly period: number;
  /** Standard deviations from the middle to a band. */
  readonly multiplier: number;
  /** Divide by period − 1 instead of period. */
  readonly sample: boolean;
}

export interface BollingerValue {
  readonly upper: number;
  /** Mean of the window. */
  readonly middle: number;
  readonly lower: number;
  /** Where the input stands between the bands: 0 at the lower, 1 at the upper. */
  readonly percentB: number;
  /** Distance of the bands over the middle: Bollinger's BandWidth. */
  readonly width: number;
}

export type BollingerColumns = { readonly [Field in keyof BollingerValue]: Float64Array };

export function bollingerStep(
  state: WindowMomentsState,
  x: number,
  multiplier: number,
  divisor: number,
  out: Float64Array,
  at: number,
  keep: boolean,
): void {
  windowMomentsStep(state, x, out, at, keep);
  const middle = out[at]!;
  const reach = multiplier * Math.sqrt(out[at + 1]! / divisor);
  out[at] = middle + reach;
  out[at + 1] = middle;
  out[at + 2] = middle - reach;
  out[at + 3] = reach === 0 ? Number.NaN : (x - middle + reach) / (2 * reach);
  out[at + 4] = middle === 0 ? Number.NaN : (2 * reach) / middle;
}

/**
 * Bollinger bands: a moving average with bands some standard deviations away.
 *
 *   middle = mean(x),  upper, lower = middle ± multiplier · sd(x)
 *   percentB = (x − lower) / (upper − lower),  width = (upper − lower) / middle
 *
 * The standard deviation is the population's (TA-Lib, TradingView, TTR); a few use the sample's.
 *
 * @param period      inputs in the window; integer ≥ 2. Usual: 20.
 * @param multiplier  0 … 1000. Usual: 2.
 * @param sample      divide by period − 1; default false
 * @input   any number; degree 1
 * @output  `{ upper, middle, lower, percentB, width }`; the last two of degree 0
 * @warmUp  period
 * @undefined percentB in a flat window, width where the mean is 0
 * @throws {ConfigError} if a parameter is out of bounds, or `sample` with a period of 1
 * @cost    O(1) amortised, O(period) once a lap; 2·period numbers
 * @source  J. Bollinger, Bollinger on Bollinger Bands (2001), chapter 7
 * @example
 * const bands = new Bollinger({ period: 2, multiplier: 1 });
 * [10, 12].map((x) => bands.update(x).upper); // [NaN, 12]
 */
export class Bollinger extends Streaming<
  number,
  BollingerValue,
  BollingerParameters,
  WindowMomentsState
> {
  static readonly kind: Kind<'bollinger', BollingerParameters> = {
    name: 'bollinger',
    version: 1,
    title: 'Bollinger bands',
    aliases: ['bb', 'bbands', 'bollingerBands', 'bbw', 'bbp', 'percentB'],
    reads: 'value',
    parameters: { period: bars(20, 2), multiplier: real(2, 0, 1000), sample: flag() },
    outputs: {
      upper: { degree: { price: 1 } },
      middle: { degree: { price: 1 } },
      lower: { degree: { price: 1 } },
      percentB: { degree: {}, guides: [0, 1] },
      width: { degree: {} },
    },
    pane: 'overlay',
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  readonly #divisor: number;

  constructor(parameters?: Given<BollingerParameters>) {
    super(Bollinger.kind, parameters, ({ period }) => windowMomentsInit(period));
    this.#divisor = momentsDivisor(this.parameters);
  }

  update(x: number): BollingerValue {
    const { outputs } = this;
    if (!isAdmissible(x)) return bollingerValue(undefinedBands);
    const { multiplier } = this.parameters;
    bollingerStep(this.state, x, multiplier, this.#divisor, outputs, 0, true);
    this.absorbed += 1;
    return bollingerValue(outputs);
  }

  peek(x: number): BollingerValue {
    const { io } = this;
    if (!isAdmissible(x)) return bollingerValue(undefinedBands);
    const { multiplier } = this.parameters;
    bollingerStep(this.state, x, multiplier, this.#divisor, io, 0, false);
    return bollingerValue(io);
  }

  process(
    input: Float64Array,
    output: BollingerColumns = bollingerColumns(input.length),
  ): BollingerColumns {
    const { state, io, outputs } = this;
    const { multiplier } = this.parameters;
    const divisor = this.#divisor;
    const { upper, middle, lower, percentB, width } = output;
    for (let i = 0; i < input.length; i++) {
      const x = input[i]!;
      const row = isAdmissible(x) ? outputs : io;
      if (row === io) refuse(io, 0, 5);
      else {
        this.absorbed += 1;
        bollingerStep(state, x, multiplier, divisor, outputs, 0, true);
      }
      upper[i] = row[0]!;
      middle[i] = row[1]!;
      lower[i] = row[2]!;
      percentB[i] = row[3]!;
      width[i] = row[4]!;
    }
    return output;
  }

  transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
    const x = row[from]!;
    if (!isAdmissible(x)) {
      refuse(row, to, 5);
      return;
    }
    bollingerStep(this.state, x, this.parameters.multiplier, this.#divisor, row, to, keep);
    if (!keep) return;
    this.absorbed += 1;
    keepOutputs(row, to, this.outputs);
  }
}

const undefinedBands = new Float64Array(5).fill(Number.NaN);

function bollingerValue(row: Float64Array): BollingerValue {
  return {
    upper: row[0]!,
    middle: row[1]!,
    lower: row[2]!,
    percentB: row[3]!,
    width: row[4]!,
  };
}

export function bollingerColumns(length: number): BollingerColumns {
  return {
    upper: new Float64Array(length),
    middle: new Float64Array(length),
    lower: new Float64Array(length),
    percentB: new Float64Array(length),
    width: new Float64Array(length),
  };
}
