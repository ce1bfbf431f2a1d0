import { HlcOperator } from '../bars/hlc-operator.js';
import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import { bars, type Given, real } from '../core/parameters.js';
import { misfit } from '../core/state.js';
import {
  type ChangeScaleState,
  changeScaleInit,
  changeScaleStep,
  leastChanges,
} from './change-scale.js';
import { believe, type RegimeBeliefs, regimeBeliefs } from './regime-beliefs.js';
import { type RegimeFilterParameters, type RegimeStates, regimeStates } from './regime-states.js';

/** Probabilities of the four regimes, which add up to 1. */
export interface RegimeFilterValue {
  readonly trend: number;
  readonly range: number;
  readonly volatile: number;
  readonly quiet: number;
  /** Bars since the likeliest one became it. */
  readonly barsSinceChange: number;
}

export type RegimeFilterState = { scale: ChangeScaleState; beliefs: RegimeBeliefs };

/**
 * Regime by a hidden Markov filter: how likely the market is in a trend, a range, volatile or quiet.
 *
 *   z = (close − close before) / σ,  σ² an exponentially weighted mean of squares until the bar before
 *   P(s, r) ∝ ((1 − h)·P(s, r) + h·drawn(s)·P(r)) · p(z/r | s),  h = 1/meanRunBars
 *
 * Up and down, which make a trend, have changes of mean ±drift; a range has none; all three are of
 * deviation 1. Quiet and volatile have no mean, and smaller or larger deviations. Changes are of
 * Student's t with five degrees of freedom, cut at ±10σ; a new regime is drawn with equal odds.
 * σ is the usual deviation of bars of all regimes; what share r of it is a range's is not known, and
 * believed in along with the state, over a grid of ratios 2^¼ apart. Where the model holds, what is said with a
 * probability of 0.75 comes true in three of four bars.
 *
 * @param meanRunBars        bars between changes of regime; integer ≥ 2; default 50
 * @param drift              0.01 … 10; default 0.5
 * @param quietDeviation     0.01 … 1; default 0.5
 * @param volatileDeviation  1 … 100; default 2
 * @param scaleBars          integer ≥ 20; default 250
 * @input   bar: close; degree 0
 * @output  `{ trend, range, volatile, quiet, barsSinceChange }`
 * @warmUp  22: twenty changes to know the usual one by
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1), 60 pairs of state and ratio with the defaults; 70 numbers
 * @source  J. D. Hamilton, A new approach to the economic analysis of nonstationary time series and
 *          the business cycle (1989), for the filter
 * @example
 * const regime = new RegimeFilter();
 * const bar = (time: number, close: number) => ({ time, open: close, high: close, low: close, close, volume: 1 });
 * for (let t = 0; t < 100; t++) regime.update(bar(t, 100 + (t % 2)));
 * for (let t = 100; t < 120; t++) regime.update(bar(t, 100 + (t - 99)));
 * regime.value.trend > 0.9; // true
 */
export class RegimeFilter extends HlcOperator<
  RegimeFilterValue,
  RegimeFilterParameters,
  RegimeFilterState
> {
  static readonly kind: Kind<'regimeFilter', RegimeFilterParameters> = {
    name: 'regimeFilter',
    version: 2,
    title: 'Regime by a hidden Markov filter',
    reads: 'bar',
    parameters: {
      meanRunBars: bars(50, 2),
      drift: real(0.5, 0.01, 10),
      quietDeviation: real(0.5, 0.01, 1),
      volatileDeviation: real(2, 1, 100),
      scaleBars: bars(250, leastChanges),
    },
    outputs: {
      trend: { degree: {}, range: [0, 1] },
      range: { degree: {}, range: [0, 1] },
      volatile: { degree: {}, range: [0, 1] },
      quiet: { degree: {}, range: [0, 1] },
      barsSinceChange: { degree: {} },
    },
    pane: 'own',
    invariants: {
      __proto__: null,
      'scale.variance': notNegative,
      'beliefs.probabilities': [0, 1],
      'beliefs.variance': notNegative,
      'beliefs.likeliest': [-1, 3, 'whole'],
    },
    warmUp: () => leastChanges + 2,
    memory: () => Number.POSITIVE_INFINITY,
    settle: ({ scaleBars, meanRunBars }) => 2 + 16 * (scaleBars + meanRunBars),
  };

  readonly #states: RegimeStates;

  constructor(parameters?: Given<RegimeFilterParameters>) {
    super(RegimeFilter.kind, parameters, (given) => ({
      scale: changeScaleInit(),
      beliefs: regimeBeliefs(regimeStates(given)),
    }));
    this.#states = regimeStates(this.parameters);
  }

  protected step(
    _high: number,
    _low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { scale, beliefs } = this.state;
    const { variance } = scale; // until the bar before
    const z = changeScaleStep(scale, close, this.parameters.scaleBars, keep);
    if (Number.isNaN(z)) out.fill(Number.NaN, at, at + 5);
    else believe(beliefs, this.#states, z, variance, out, at, keep);
  }

  protected override record(row: Float64Array): RegimeFilterValue {
    return {
      trend: row[0]!,
      range: row[1]!,
      volatile: row[2]!,
      quiet: row[3]!,
      barsSinceChange: row[4]!,
    };
  }

  protected override revive({ beliefs }: RegimeFilterState): void {
    const sum = beliefs.probabilities.reduce((all, p) => all + p, 0);
    if (!(Math.abs(sum - 1) <= 1e-9)) throw misfit('state.kernel.beliefs', 'does not add up to 1');
  }
}
