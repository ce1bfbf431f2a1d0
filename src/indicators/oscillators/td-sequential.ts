import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';

export type TdSequentialState = { run: number; past: DelayState };

const tdSequentialInit = (): TdSequentialState => ({ run: 0, past: delayInit(4) });

/**
 * TD sequential, setup: closes in a row that are above (below) the close of four before.
 *
 *   above: count = max(count, 0) + 1;  below: count = min(count, 0) − 1;  equal: 0;  after 9 (−9) it starts anew at 1 (−1)
 *
 * A setup is complete at 9 and at −9. The countdown that may follow is not counted.
 *
 * @input   any number; degree 0
 * @output  −9 … 9, positive above
 * @warmUp  5
 * @cost    O(1); 5 numbers
 * @source  T. DeMark, The New Science of Technical Analysis (1994)
 * @example
 * const td = new TdSequential();
 * [1, 2, 3, 4, 5, 6, 0].map((x) => td.update(x)); // [NaN, NaN, NaN, NaN, 1, 2, -1]
 */
export class TdSequential extends ValueOperator<number, object, TdSequentialState> {
  static readonly kind: Kind<'tdSequential', object> = {
    name: 'tdSequential',
    version: 1,
    title: 'TD sequential, setup',
    aliases: ['tds', 'tdSetup', 'demarkSequential', 'td', 'tomDemark'],
    reads: 'value',
    parameters: {},
    outputs: { value: { degree: {}, range: [-9, 9], guides: [-9, 9] } },
    pane: 'own',
    invariants: { __proto__: null, run: [-9, 9, 'whole'] },
    warmUp: () => 5,
    memory: () => Number.POSITIVE_INFINITY,
  };

  constructor(parameters?: Given<object>) {
    super(TdSequential.kind, parameters, tdSequentialInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const before = delayStep(state.past, x, keep);
    const change = Math.sign(x - before);
    const run = change * state.run > 0 && Math.abs(state.run) < 9 ? state.run : 0;
    const count = run + change;
    out[at] = count;
    if (keep && !Number.isNaN(before)) state.run = count;
  }
}
