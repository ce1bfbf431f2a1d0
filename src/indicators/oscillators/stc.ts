import type { Kind } from '../../core/kind.js';
import { bars, type Given, oneOf, real } from '../../core/parameters.js';
import { ValueOperator } from '../../core/value-operator.js';
import { type ExponentialMeanDesign, emaStage } from '../../statistics/exponential-mean.js';
import { type ApoDesign, type ApoState, apoInit, apoStep } from './apo.js';
import { type CycleState, cycleInit, cycleStep } from './cycle.js';
import { requireFaster } from './require-faster.js';

export interface StcParameters {
  /** Inputs in each of the two ranges. */
  readonly cyclePeriod: number;
  readonly fastPeriod: number;
  readonly slowPeriod: number;
  /** Weight of the newest in the smoothing after each range. */
  readonly factor: number;
  /** How each EMA starts: from the mean of its first inputs, or from the first alone. */
  readonly seed: 'sma' | 'first';
}

export interface StcDesign {
  readonly means: ApoDesign;
  readonly smooth: ExponentialMeanDesign;
  readonly warmUp: number;
}

function stcDesign(parameters: StcParameters): StcDesign {
  const { fastPeriod, slowPeriod, factor, seed } = parameters;
  return {
    means: { fast: emaStage(fastPeriod, seed), slow: emaStage(slowPeriod, seed) },
    smooth: { gain: factor, seedBars: 1, warmUp: 1 },
    warmUp: warmUpOf(parameters),
  };
}

export type StcState = { means: ApoState; cycles: readonly CycleState[] };

function stcInit({ cyclePeriod }: StcParameters): StcState {
  return { means: apoInit(), cycles: [cycleInit(cyclePeriod), cycleInit(cyclePeriod)] };
}

const warmUpOf = ({ slowPeriod, cyclePeriod }: StcParameters): number =>
  slowPeriod + 2 * (cyclePeriod - 1);

/**
 * Schaff trend cycle: a MACD placed in its own range, twice, so that trends saturate early.
 *
 *   macd = EMA_fast(x) − EMA_slow(x)
 *   place(y) = 100·(y − lowest) / (highest − lowest),  smooth(y) += factor·(y − smooth(y))
 *   STC = smooth(place(smooth(place(macd))))
 *
 * Where a range is empty, the place before it stands.
 *
 * @param cyclePeriod  integer ≥ 2. Usual: 10.
 * @param fastPeriod   integer ≥ 1, below slowPeriod. Usual: 23.
 * @param slowPeriod   integer ≥ 1. Usual: 50.
 * @param factor       0.001 … 1. Usual: 0.5.
 * @param seed         'sma' (default) or 'first'
 * @input   any number; degree 0
 * @output  0 … 100
 * @warmUp  slowPeriod + 2·(cyclePeriod − 1)
 * @undefined until there has been a range to be placed in
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1) amortised, O(cyclePeriod) once a lap; 4·cyclePeriod numbers
 * @source  D. Schaff (1999), as J. F. Ehlers reads it
 * @example
 * const stc = new Stc({ cyclePeriod: 2, fastPeriod: 1, slowPeriod: 2 });
 * [10, 12, 15, 16, 20].map((x) => stc.update(x)); // [NaN, NaN, NaN, 0, 50]
 */
export class Stc extends ValueOperator<number, StcParameters, StcState> {
  static readonly kind: Kind<'stc', StcParameters> = {
    name: 'stc',
    version: 1,
    title: 'Schaff trend cycle',
    aliases: ['schaff', 'schaffTrendCycle'],
    reads: 'value',
    parameters: {
      cyclePeriod: bars(10, 2),
      fastPeriod: bars(23),
      slowPeriod: bars(50),
      factor: real(0.5, 0.001, 1),
      seed: oneOf('sma', 'first'),
    },
    outputs: { value: { degree: {}, range: [0, 100], guides: [25, 75] } },
    pane: 'own',
    invariants: { __proto__: null, 'cycles.*.smooth': [0, 100], 'cycles.*.place': [0, 100] },
    warmUp: warmUpOf,
    memory: () => Number.POSITIVE_INFINITY,
    settle: (parameters) => 8 * warmUpOf(parameters) + Math.ceil(32 / parameters.factor),
    lateStart: 'until the first range there is no place',
  };

  readonly #design: StcDesign;
  readonly #scratch: Float64Array = new Float64Array(3);

  constructor(parameters?: Given<StcParameters>) {
    super(Stc.kind, parameters, stcInit);
    requireFaster(this.parameters);
    this.#design = stcDesign(this.parameters);
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const design = this.#design;
    const isShown = state.means.slow.count + 1 >= design.warmUp;
    const scratch = this.#scratch;
    scratch[2] = apoStep(state.means, x, design.means, keep);
    for (let i = 0; i < 2; i++) cycleStep(state.cycles[i]!, design.smooth, scratch, keep);
    out[at] = isShown ? scratch[2]! : Number.NaN;
  }
}
