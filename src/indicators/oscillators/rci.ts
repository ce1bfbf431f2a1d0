import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type DelayState, delayInit, delayStep } from '../../statistics/delay.js';

export interface RciParameters {
  /** Inputs in the window. */
  readonly period: number;
}

const rciInit = ({ period }: RciParameters): DelayState => delayInit(period);

/**
 * Rank correlation index: how nearly the order of the prices is the order of time.
 *
 *   RCI = 100·(1 − 6·Σd² / (n·(n² − 1))),  d = rank in time less rank in price
 *
 * Spearman's coefficient by its short formula; equal prices share the mean of their ranks.
 *
 * @param period  inputs in the window; integer 2 … 1000. Usual: 9.
 * @input   any number; degree 0
 * @output  −100 … 100
 * @warmUp  period
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(period²): each pair is compared; period numbers
 * @source  C. Spearman (1904); RCI in the form of Japanese charts
 * @example
 * const rci = new Rci(3);
 * [1, 2, 4, 3].map((x) => rci.update(x)); // [NaN, NaN, 100, 50]
 */
export class Rci extends ValueOperator<number, RciParameters, DelayState> {
  static readonly kind: Kind<'rci', RciParameters> = {
    name: 'rci',
    version: 1,
    title: 'Rank correlation index',
    aliases: ['rankCorrelationIndex', 'spearman'],
    reads: 'value',
    parameters: { period: { type: 'integer', min: 2, max: 1000, default: 9 } },
    outputs: { value: { degree: {}, range: [-100, 100], guides: [-80, 80] } },
    pane: 'own',
    invariants: {},
    warmUp: ({ period }) => period,
    memory: ({ period }) => period,
  };

  constructor(parameters?: Given<RciParameters>) {
    super(Rci.kind, parameters, rciInit);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { ring, slot } = this.state;
    const n = ring.length;
    delayStep(this.state, x, keep);
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const mine = i === slot ? x : ring[i]!;
      let rank = 1;
      for (let j = 0; j < n; j++) {
        const other = j === slot ? x : ring[j]!;
        if (other < mine) rank += 1;
        else if (other === mine && j !== i) rank += 0.5;
      }
      const age = (slot - i + n) % n;
      squares += (n - age - rank) * (n - age - rank);
    }
    const isFull = this.absorbed + 1 >= n;
    out[at] = isFull ? 100 * (1 - (6 * squares) / (n * (n * n - 1))) : Number.NaN;
  }
}
