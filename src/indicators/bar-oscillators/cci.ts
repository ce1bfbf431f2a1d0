import { HlcOperator } from '../../bars/hlc-operator.js';
import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf, real } from '../../core/parameters.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';
import { type HlcField, hlcFields, hlcPrice } from '../hlc-price.js';

export interface CciParameters {
  /** Bars in the window. */
  readonly period: number;
  /** Mean deviations to a unit. */
  readonly constant: number;
  /** The price whose deviations are measured. */
  readonly source: HlcField;
}

/**
 * How far `x` stands from the mean of the last inputs, in mean absolute deviations; NaN until the
 * window is full, and while it is flat. Everything is measured from `x`, so that the deviation of
 * equal inputs is exactly 0.
 */
function meanDeviationsStep(state: DelayState, x: number, keep: boolean): number {
  const { ring, slot } = state;
  let offsets = 0;
  for (let i = 0; i < ring.length; i++) if (i !== slot) offsets += ring[i]! - x;
  const mean = offsets / ring.length;
  let deviations = Math.abs(mean);
  for (let i = 0; i < ring.length; i++) {
    if (i !== slot) deviations += Math.abs(ring[i]! - x - mean);
  }
  delayStep(state, x, keep);
  return deviations > 0 ? (ring.length * (0 - mean)) / deviations : Number.NaN;
}

/**
 * Commodity channel index: how far the typical price stands from its mean, in mean deviations.
 *
 *   p = (high + low + close)/3,  CCI = (p − mean(p)) / (constant · mean|p − mean(p)|)
 *
 * @param period    bars in the window; integer ≥ 2. Usual: 20.
 * @param constant  > 0. Usual: 0.015, which puts most values within ±100.
 * @param source    'hlc3' (default; that p), 'close', 'high', 'low', 'hl2' or 'hlcc4'
 * @input   bar: high, low, close; degree 0
 * @output  any number; about ±100 most of the time
 * @warmUp  period
 * @undefined in a flat window (TA-Lib: 0)
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(period): a mean absolute deviation has no shorter way; period numbers
 * @source  D. Lambert, Commodity channel index, Commodities (October 1980)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const cci = new Cci({ period: 2, constant: 0.5 });
 * [bar(12, 10, 11), bar(14, 11, 14)].map((b) => cci.update(b)); // [NaN, 2]
 */
export class Cci extends HlcOperator<number, CciParameters, DelayState> {
  static readonly kind: Kind<'cci', CciParameters> = {
    name: 'cci',
    version: 1,
    title: 'Commodity channel index',
    aliases: ['commodityChannelIndex'],
    reads: 'bar',
    parameters: {
      period: bars(20, 2),
      constant: real(0.015, 1e-9, 1e9),
      source: oneOf(...hlcFields('hlc3')),
    },
    outputs: { value: { degree: {}, guides: [-100, 100] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<CciParameters>) {
    super(Cci.kind, parameters, ({ period }) => delayInit(period));
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { source, constant } = this.parameters;
    const price = hlcPrice(source, high, low, close);
    out[at] = meanDeviationsStep(this.state, price, keep) / constant;
  }
}
