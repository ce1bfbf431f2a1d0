import type { Row } from '../core/row.js';
import { extensionsOf, type PipelineExtensions } from './extensions.js';
import { fullCatalogue } from './full-catalogue.js';
import { handingOver } from './known-kinds.js';
import type { PipelineOptions } from './options.js';
import { PipelineCore } from './pipeline-core.js';
import type { StageOutputs } from './stage.js';
import type { BuiltInOptions, CheckedOptions, FeatureRow } from './typed-options.js';
import type { NoExtensions, SaidByStages } from './typed-stages.js';
import { type Wired, wiringOf } from './wiring.js';

/**
 * Everything from a bar to a decision: one lane for each symbol, and, if limits are shared, one
 * portfolio step. Pure: no clock, no I/O; the same bars give the same results, bit for bit.
 *
 * @param options  plain JSON; `{ base: '1m' }` is enough, see `PipelineOptions` for the defaults
 * @param own      kinds of indicators, strategies and stages of your own
 * @throws {ConfigError} naming the option; nothing throws because of data
 * @cost    O(1) a bar; some microseconds for each timeframe that closes
 * @example
 * const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '5m'] });
 * const bar = { symbol: 'X', time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const result = pipeline.update(bar);
 * result.bars[0].disposition; // 'accepted'
 * result.closed.map(({ timeframe }) => timeframe); // ['1m']
 * result.forming['5m']?.received; // 1
 * result.decision?.action; // 'hold'
 */
export class Pipeline<
  const O extends PipelineOptions = PipelineOptions,
  E extends PipelineExtensions = NoExtensions,
  R extends Row = FeatureRow<O, E>,
  S extends StageOutputs = SaidByStages<O, E>,
> extends PipelineCore<O, E, R, S> {
  constructor(options: BuiltInOptions<O>);
  /** With code of your own, whose parameters no compiler knows. */
  constructor(options: CheckedOptions<O>, own: (E & PipelineExtensions) | undefined);
  /** That is to `follow` a `leader`: it has the leader's code, and shares what is designed of options. */
  constructor(options: PipelineOptions, own: undefined, leader: Wired);
  constructor(options: PipelineOptions, own: PipelineExtensions = {}, leader?: Wired) {
    const led = leader && wiringOf(leader);
    const extensions = led?.extensions ?? extensionsOf(own, fullCatalogue);
    super(options as CheckedOptions<O>, handingOver({ extensions, led }));
  }
}
