import { HlvOperator } from '../../bars/hlv-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, real } from '../../core/parameters.js';
import { type WindowSumState, windowSumInit, windowSumStep } from '../../statistics/window-sum.js';

export interface EmvParameters {
  /** Bars in the mean. */
  readonly period: number;
  /** Only brings the figures to a handy size. */
  readonly volumeDivisor: number;
}

/** Middle of the bar before, NaN until there is one. */
export type EmvState = { last: number; mean: WindowSumState };

export function emvInit({ period }: EmvParameters): EmvState {
  return { last: Number.NaN, mean: windowSumInit(period) };
}

/** Larger is no ease but a volume next to nothing: it could not be summed. */
const largestEase = 1e300;

/**
 * Ease of movement: how far the price came for the volume it took.
 *
 *   EMV = mean of Δ((high + low)/2) · (high − low) · volumeDivisor / volume
 *
 * TTR agrees, but for its period of 9; StockCharts takes a divisor of 10⁸.
 *
 * @param period         bars in the mean; integer ≥ 1. Usual: 14.
 * @param volumeDivisor  brings the figures to a handy size, 1e-9 … 1e12. Usual: 10,000.
 * @input   bar: high, low, volume; degree 2 in price and −1 in volume
 * @output  centred on 0
 * @warmUp  period + 1: the first bar only anchors the change
 * @undefined at a bar without volume, which then does not enter the mean either
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(period) once a lap; period numbers
 * @source  R. Arms, Volume Cycles in the Stock Market (1983)
 * @example
 * const bar = (high: number, low: number, close: number, volume: number) => ({ time: 0, open: low, high, low, close, volume });
 * const emv = new Emv({ period: 1, volumeDivisor: 100 });
 * [bar(12, 8, 9, 5), bar(14, 10, 12, 50)].map((b) => emv.update(b)); // [NaN, 16]
 */
export class Emv extends HlvOperator<number, EmvParameters, EmvState> {
  static readonly kind: Kind<'emv', EmvParameters> = {
    name: 'emv',
    version: 1,
    title: 'Ease of movement',
    aliases: ['eom', 'easeOfMovement'],
    reads: 'bar',
    parameters: { period: bars(14), volumeDivisor: real(10_000, 1e-9, 1e12) },
    outputs: { value: { degree: { price: 2, volume: -1 }, guides: [0] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period + 1,
    memory: () => Number.POSITIVE_INFINITY, // bars without volume do not count
    lateStart: 'a bar without volume does not enter the mean',
  };

  constructor(parameters?: Given<EmvParameters>) {
    super(Emv.kind, parameters, emvInit);
  }

  protected step(
    high: number,
    low: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state } = this;
    const { volumeDivisor } = this.parameters;
    const middle = (high + low) / 2;
    const ease = ((middle - state.last) * (high - low) * volumeDivisor) / volume;
    if (keep) state.last = middle;
    const defined = Math.abs(ease) <= largestEase ? ease : Number.NaN;
    out[at] = windowSumStep(state.mean, defined, keep) / state.mean.lap.length;
  }
}
