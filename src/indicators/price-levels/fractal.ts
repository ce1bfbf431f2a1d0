import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import { type WindowMaxState, windowMaxInit, windowMaxStep } from '../../statistics/window-max.js';

export interface FractalParameters {
  /** Bars on either side that a fractal stands out from, and by which it is said late. */
  readonly span: number;
}

export interface FractalValue {
  /** High of the bar `span` ago if it is a peak, else NaN. */
  readonly up: number;
  /** Low of the bar `span` ago if it is a trough, else NaN. */
  readonly down: number;
}

export type FractalColumns = ColumnsOf<FractalValue>;

/** The bar in question, the largest of the `span` bars after it, and of the `span` before. */
export type PeakState = { centre: DelayState; after: WindowMaxState; before: DelayState };

export type FractalState = { up: PeakState; down: PeakState };

const peakInit = (span: number): PeakState => ({
  centre: delayInit(span),
  after: windowMaxInit(span),
  before: delayInit(span + 1),
});

export const fractalInit = ({ span }: FractalParameters): FractalState => ({
  up: peakInit(span),
  down: peakInit(span),
});

/** The input `span` ago if it is above the `span` inputs on either side, else NaN. */
function peakStep(state: PeakState, x: number, keep: boolean): number {
  const centre = delayStep(state.centre, x, keep);
  const after = windowMaxStep(state.after, x, keep);
  const before = delayStep(state.before, after, keep);
  return centre > after && centre > before ? centre : Number.NaN;
}

/**
 * Fractals: bars whose high (or low) stands out from the bars on either side.
 *
 *   up = high of `span` bars ago if it is strictly above the highs of the span bars before it and of
 *   the span bars after it;  down mirrored
 *
 * Said `span` bars late, when it cannot change any more: nothing is repainted. A chart draws the
 * mark span bars to the left. TradingView lets ties count.
 *
 * @param span  integer ≥ 1. Usual: 2.
 * @input   bar: high, low; degree 1
 * @output  `{ up, down }`
 * @warmUp  2·span + 1
 * @undefined wherever the bar `span` ago is no fractal, which is most of the time
 * @throws {ConfigError} if `span` is not an integer ≥ 1
 * @cost    O(1) amortised, O(span) once a lap; 6·span numbers
 * @source  B. Williams, Trading Chaos (1995)
 * @example
 * const bar = (high: number, low: number) => ({ time: 0, open: low, high, low, close: high, volume: 1 });
 * const fractal = new Fractal(1);
 * [bar(12, 10), bar(14, 11), bar(13, 10.5)].map((b) => fractal.update(b).up); // [NaN, NaN, 14]
 */
export class Fractal extends HlOperator<FractalValue, FractalParameters, FractalState> {
  static readonly kind: Kind<'fractal', FractalParameters> = {
    name: 'fractal',
    version: 1,
    title: 'Fractals, said late',
    aliases: ['fractals', 'williamsFractal'],
    reads: 'bar',
    parameters: { span: bars(2) },
    outputs: { up: { degree: { price: 1 } }, down: { degree: { price: 1 } } },
    pane: 'overlay',
    invariants: {},
    warmUp: ({ span }) => 2 * span + 1,
    memory: ({ span }) => 2 * span + 1,
    lateStart: 'a value only where a fractal is found; other bars say NaN',
  };

  constructor(parameters?: Given<FractalParameters>) {
    super(Fractal.kind, parameters, fractalInit);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    out[at] = peakStep(state.up, high, keep);
    out[at + 1] = -peakStep(state.down, -low, keep);
  }

  protected override record(row: Float64Array): FractalValue {
    return { up: row[0]!, down: row[1]! };
  }
}
