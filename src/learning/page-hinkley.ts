import { notNegative } from '../core/invariants.js';
import type { Kind } from '../core/kind.js';
import { bars, type Given } from '../core/parameters.js';
import { ValueOperator } from '../core/value-operator.js';

export type PageHinkleyParameters = {
  readonly delta: number;
  readonly threshold: number;
  readonly minBars: number;
};

export type PageHinkleyState = { heardCount: number; mean: number; up: number; down: number };

/** What has gathered for a mean that has risen, or fallen, and whether that is enough. */
export interface Shift {
  readonly up: number;
  readonly down: number;
  /** 1 where the mean has risen, −1 where it has fallen, else 0. */
  readonly drift: number;
}

/**
 * Page–Hinkley test, two-sided: has the mean shifted?
 *
 *   up   ← max(0, up + x − mean − delta);   down ← max(0, down − x + mean − delta)
 *   drift where either exceeds `threshold`; then all begins anew
 *
 * with mean that of all inputs before, since the last shift. Inputs are best in units of their own
 * standard deviation: with the defaults a shift by 1 is found within some 25 inputs, and one alarm
 * is false in about 70,000 inputs that are independent and normal.
 *
 * @param delta      shift that is let pass, half of what is looked for; ≥ 0; default .5
 * @param threshold  sum that is an alarm; > 0; default 10
 * @param minBars    inputs that a mean takes; integer ≥ 1; default 30
 * @input   any number; degree 1
 * @output  the two sums, from 0 to `threshold` unless alarming; drift −1, 0, 1
 * @warmUp  minBars + 1; after a shift the sums stay 0 for minBars inputs
 * @throws {ConfigError} if a parameter is out of bounds
 * @cost    O(1); 4 numbers
 * @source  E. S. Page, Continuous inspection schemes (1954); D. V. Hinkley, Inference about the
 *          change-point from cumulative sum tests (1971)
 * @example
 * const test = new PageHinkley({ minBars: 2, delta: 0, threshold: 3 });
 * [0, 0, 2, 2].map((x) => test.update(x).drift); // [NaN, NaN, 0, 1]
 */
export class PageHinkley extends ValueOperator<Shift, PageHinkleyParameters, PageHinkleyState> {
  static readonly kind: Kind<'pageHinkley', PageHinkleyParameters> = {
    name: 'pageHinkley',
    version: 1,
    title: 'Page–Hinkley test, two-sided',
    reads: 'value',
    parameters: {
      delta: { type: 'number', min: 0, max: 1e60, default: 0.5, unit: 'price' },
      threshold: { type: 'number', min: 1e-60, max: 1e60, default: 10, unit: 'price' },
      minBars: bars(30),
    },
    outputs: {
      up: { degree: { price: 1 } },
      down: { degree: { price: 1 } },
      drift: { degree: {}, range: [-1, 1] },
    },
    pane: 'own',
    warmUp: ({ minBars }) => minBars + 1,
    memory: () => Number.POSITIVE_INFINITY,
    invariants: { __proto__: null, mean: [-1e91, 1e91], up: notNegative, down: notNegative },
  };

  constructor(parameters?: Given<PageHinkleyParameters>) {
    super(PageHinkley.kind, parameters, () => ({ heardCount: 0, mean: 0, up: 0, down: 0 }));
  }

  protected step(x: number, out: Float64Array, at: number, keep: boolean): void {
    const { state } = this;
    const { delta, threshold, minBars } = this.parameters;
    const { heardCount, mean } = state;
    let [up, down] = [0, 0];
    if (heardCount >= minBars) {
      up = Math.max(0, state.up + (x - mean) - delta);
      down = Math.max(0, state.down - (x - mean) - delta);
    }
    const drift = up > threshold ? 1 : down > threshold ? -1 : 0;
    const isReady = this.absorbed >= minBars;
    out[at] = isReady ? up : Number.NaN;
    out[at + 1] = isReady ? down : Number.NaN;
    out[at + 2] = isReady ? drift : Number.NaN;
    if (!keep) return;
    const isAnew = drift !== 0;
    state.heardCount = isAnew ? 0 : heardCount + 1;
    state.mean = isAnew ? 0 : mean + (x - mean) / (heardCount + 1);
    state.up = isAnew ? 0 : up;
    state.down = isAnew ? 0 : down;
  }

  protected override record(row: Float64Array): Shift {
    return { up: row[0]!, down: row[1]!, drift: row[2]! };
  }
}
