import type { Columns } from '../../bars/bar.js';
import { HlcOperator } from '../../bars/hlc-operator.js';
import { notNegative } from '../../core/invariants.js';
import type { Kind } from '../../core/kind.js';
import { log, logAt } from '../../core/log.js';
import { areAdmissible } from '../../core/operator.js';
import { bars, type Given, oneOf } from '../../core/parameters.js';
import {
  type ChoppinessParameters,
  type ChoppinessState,
  choppinessInit,
  choppinessStep,
} from './choppiness-step.js';

/**
 * Choppiness index: how often the market travelled its own range, on a logarithmic scale.
 *
 *   CHOP = 100 · ln(ΣTR / (highest − lowest)) / ln(period)
 *
 * Near 100 the price went back and forth, near 0 straight ahead; gaps can lift it above 100, unless
 * the extremes are true ones too.
 *
 * @param period  bars in the window; integer ≥ 2. Usual: 14.
 * @param firstBar  'skip' (default) or 'range' (TradingView): its own range counts, and it speaks a
 *                  bar earlier
 * @param extremes  'bars' (default; TradingView) or 'true' (Stock.Indicators): of max(high, close₋₁) and
 *                  min(low, close₋₁)
 * @input   bar: high, low, close; degree 0
 * @output  ≥ 0
 * @warmUp  period + 1: the first bar only anchors the true range; period with 'range'
 * @undefined while the window has no range
 * @throws {ConfigError} if `period` is not an integer ≥ 2
 * @cost    O(1) amortised, O(period) once a lap; 3·period numbers
 * @source  E. W. Dreiss (1993)
 * @example
 * const bar = (high: number, low: number, close: number) => ({ time: 0, open: close, high, low, close, volume: 1 });
 * const choppiness = new Choppiness(2);
 * const bars = [bar(12, 10, 11), bar(12, 10, 11), bar(12, 10, 11)];
 * bars.map((b) => choppiness.update(b)); // [NaN, NaN, 100]
 */
export class Choppiness extends HlcOperator<number, ChoppinessParameters, ChoppinessState> {
  static readonly kind: Kind<'choppiness', ChoppinessParameters> = {
    name: 'choppiness',
    version: 2,
    title: 'Choppiness index',
    aliases: ['chop', 'choppinessIndex', 'ci'],
    reads: 'bar',
    parameters: {
      period: bars(14, 2),
      firstBar: oneOf('skip', 'range'),
      extremes: oneOf('bars', 'true'),
    },
    outputs: { value: { degree: {}, guides: [38.2, 61.8] } },
    pane: 'own',
    invariants: { __proto__: null, path: notNegative },
    warmUp: ({ period, firstBar }) => (firstBar === 'skip' ? period + 1 : period),
    memory: ({ period }) => period + 1,
  };

  /** What makes a path of `period` ranges 100. */
  readonly #scale: number;

  constructor(parameters?: Given<ChoppinessParameters>) {
    super(Choppiness.kind, parameters, choppinessInit);
    this.#scale = 100 / log(this.parameters.period);
  }

  protected step(
    high: number,
    low: number,
    close: number,
    out: Float64Array,
    at: number,
    keep: boolean,
  ): void {
    const { state, parameters, io } = this;
    io[0] = high;
    io[1] = low;
    io[2] = close;
    choppinessStep(state, parameters, io, out, at, keep);
    logAt(out, at);
    out[at] = this.#scale * out[at]!;
  }

  protected override processRows(
    { high, low, close }: Columns,
    length: number,
    output: Float64Array,
  ): Float64Array {
    const { state, parameters, io, outputs } = this;
    const scale = this.#scale;
    let absorbed = 0;
    let last = -1;
    for (let i = 0; i < length; i++) {
      io[0] = high[i]!;
      io[1] = low[i]!;
      io[2] = close[i]!;
      if (areAdmissible(io[0]!, io[1]!, io[2]!)) {
        choppinessStep(state, parameters, io, output, i, true);
        absorbed += 1;
        last = i;
      } else output[i] = Number.NaN;
    }
    // Logarithms of many rows overlap in the processor; within a bar each waits for its window.
    for (let i = 0; i < length; i++) {
      logAt(output, i);
      output[i] = scale * output[i]!;
    }
    this.absorbed += absorbed;
    if (absorbed > 0) outputs[0] = output[last]!;
    return output;
  }
}
