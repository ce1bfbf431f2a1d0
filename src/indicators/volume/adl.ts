import { HlcvOperator } from '../../bars/hlcv-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import { moneyFlow } from './money-flow.js';

export type AdlState = { total: number };

export const adlInit = (): AdlState => ({ total: 0 });

export function adlStep(state: AdlState, flow: number, keep: boolean): number {
  const total = state.total + flow;
  if (keep) state.total = total;
  return total;
}

/**
 * Accumulation/distribution line: all volume so far, each bar's by where its close stood in it.
 *
 *   ADL += volume · ((close − low) − (high − close)) / (high − low), and nothing where high = low
 *
 * TTR, TA-Lib and TradingView agree. Where the feed has no volume it stays 0.
 *
 * @input   bar: high, low, close, volume; degree 1 in volume
 * @output  any number; only its changes mean something
 * @warmUp  1
 * @cost    O(1); 1 number
 * @source  M. Chaikin; S. Achelis, Technical Analysis from A to Z (1995)
 * @example
 * const bar = (high: number, low: number, close: number, volume: number) => ({ time: 0, open: low, high, low, close, volume });
 * const adl = new Adl();
 * [bar(12, 8, 12, 5), bar(12, 8, 9, 6)].map((b) => adl.update(b)); // [5, 2]
 */
export class Adl extends HlcvOperator<number, object, AdlState> {
  static readonly kind: Kind<'adl', object> = {
    name: 'adl',
    version: 1,
    title: 'Accumulation/distribution line',
    aliases: ['ad', 'accumulationDistribution', 'accdist', 'accumDist', 'adLine'],
    reads: 'bar',
    parameters: {},
    outputs: { value: { degree: { volume: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: () => 1,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(Adl.kind, parameters, adlInit);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    volume: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    out[at] = adlStep(this.state, moneyFlow(high, low, close, volume), keep);
  }
}
