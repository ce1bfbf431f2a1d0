import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { type Given, oneOf } from '../../core/parameters.js';

export interface TrueRangeParameters {
  /** The first bar has no close before it: leave it out, or take its high less its low. */
  readonly firstBar: 'skip' | 'range';
}

/** `close` of the bar before; NaN until there is one. */
export type TrueRangeState = { close: number };

export const trueRangeInit = (): TrueRangeState => ({ close: Number.NaN });

/** How far the price went in a bar after one that closed at `before`; NaN if there was none. */
export function rangeBetween(high: number, low: number, before: number): number {
  return Math.max(high, before) - Math.min(low, before);
}

export function trueRangeStep(
  state: TrueRangeState,
  high: number,
  low: number,
  close: number,
  firstBar: 'skip' | 'range',
  keep: boolean,
): number {
  const before = state.close;
  if (keep) state.close = close;
  if (Number.isNaN(before)) return firstBar === 'range' ? high - low : Number.NaN;
  return rangeBetween(high, low, before);
}

/**
 * True range: how far the price travelled in a bar, the gap from the close before included.
 *
 *   TR = max(high, close₋₁) − min(low, close₋₁)
 *
 * @param firstBar  'skip' (default; TA-Lib, TTR) or 'range' (high − low; TradingView)
 * @input   bar: high, low, close; degree 1
 * @output  ≥ 0
 * @warmUp  2, or 1 with 'range'
 * @throws {ConfigError} if `firstBar` is another word
 * @cost    O(1); 1 number
 * @source  J. W. Wilder, New Concepts in Technical Trading Systems (1978), section III
 * @example
 * const range = new TrueRange();
 * range.update({ time: 0, open: 10, high: 12, low: 9, close: 11, volume: 1 }); // NaN
 * range.update({ time: 1, open: 14, high: 15, low: 13, close: 14, volume: 1 }); // 4
 */
export class TrueRange extends HlcOperator<number, TrueRangeParameters, TrueRangeState> {
  static readonly kind: Kind<'trueRange', TrueRangeParameters> = {
    name: 'trueRange',
    version: 1,
    title: 'True range',
    aliases: ['tr', 'trange'],
    reads: 'bar',
    parameters: { firstBar: oneOf('skip', 'range') },
    outputs: { value: { degree: { price: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: ({ firstBar }) => (firstBar === 'skip' ? 2 : 1),
    memory: () => 2,
  };

  constructor(parameters?: Given<TrueRangeParameters>) {
    super(TrueRange.kind, parameters, trueRangeInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    out[at] = trueRangeStep(this.state, high, low, close, this.parameters.firstBar, keep);
  }
}
