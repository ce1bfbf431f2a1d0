import { HlOperator } from '../../bars/hl-operator.js';
import type { Kind } from '../../core/kind.js';
import type { Given } from '../../core/parameters.js';
import type { ColumnsOf } from '../../core/streaming.js';
import {
  Alligator,
  type AlligatorDesign,
  type AlligatorParameters,
  type AlligatorState,
  alligatorDesign,
  alligatorInit,
  alligatorStep,
  alligatorWarmUp,
} from './alligator.js';

export interface GatorValue {
  readonly upper: number;
  readonly lower: number;
}

export type GatorColumns = ColumnsOf<GatorValue>;

/**
 * Gator oscillator: how far the lines of the alligator are apart.
 *
 *   upper = |jaw − teeth|,  lower = −|teeth − lips|
 *
 * @param jawPeriod    integer ≥ 1. Usual: 13.
 * @param jawShift     integer ≥ 1. Usual: 8.
 * @param teethPeriod  integer ≥ 1. Usual: 8.
 * @param teethShift   integer ≥ 1. Usual: 5.
 * @param lipsPeriod   integer ≥ 1. Usual: 5.
 * @param lipsShift    integer ≥ 1. Usual: 3.
 * @input   bar: high, low; degree 1
 * @output  `{ upper, lower }`, ≥ 0 and ≤ 0
 * @warmUp  the largest of period + shift
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); the shifts + 6 numbers
 * @source  B. Williams, New Trading Dimensions (1998)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const gator = new Gator({ jawPeriod: 1, jawShift: 1, teethPeriod: 1, teethShift: 2, lipsPeriod: 1, lipsShift: 1 });
 * [bar(12, 10, 11), bar(14, 12, 13), bar(15, 13, 14)].map((b) => gator.update(b).upper); // [NaN, NaN, 2]
 */
export class Gator extends HlOperator<GatorValue, AlligatorParameters, AlligatorState> {
  static readonly kind: Kind<'gator', AlligatorParameters> = {
    name: 'gator',
    version: 1,
    title: 'Gator oscillator',
    aliases: ['gatorOscillator'],
    reads: 'bar',
    parameters: Alligator.kind.parameters,
    outputs: { upper: { degree: { price: 1 } }, lower: { degree: { price: 1 } } },
    pane: 'own',
    invariants: {},
    warmUp: alligatorWarmUp,
    memory: () => Number.POSITIVE_INFINITY,
    settle: Alligator.kind.settle!,
  };

  readonly #design: AlligatorDesign;
  readonly #lines = new Float64Array(3);

  constructor(parameters?: Given<AlligatorParameters>) {
    super(Gator.kind, parameters, alligatorInit);
    this.#design = alligatorDesign(this.parameters);
  }

  protected step(high: number, low: number, out: Float64Array, at: number, keep: boolean): void {
    const lines = this.#lines;
    alligatorStep(this.state, (high + low) / 2, this.#design, lines, 0, keep);
    const teeth = lines[1]!;
    out[at] = Math.abs(lines[0]! - teeth);
    out[at + 1] = 0 - Math.abs(teeth - lines[2]!);
  }

  protected override record(row: Float64Array): GatorValue {
    return { upper: row[0]!, lower: row[1]! };
  }
}
