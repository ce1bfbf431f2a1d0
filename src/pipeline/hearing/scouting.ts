import { optionsText } from '../../core/options-text.js';
import type { Specs } from '../../indicators/set/spec.js';
import { strategyOf } from '../../strategies/catalog.js';
import { needsIn } from '../../strategies/needs.js';
import type { Strategy } from '../../strategies/strategy.js';
import { pipelineConfig } from '../config.js';
import type { PipelineExtensions } from '../extensions.js';
import type { PipelineOptions } from '../options.js';
import { Scout } from './scout.js';

/** Options that may differ where the rows are the same. */
const beyondRows: readonly (keyof PipelineOptions)[] = [
  ...(['strategies', 'correlation', 'regimes', 'fusion'] as const),
  ...(['risk', 'equity', 'portfolio', 'riskTimeframe'] as const),
];

/**
 * As text, what of `options` decides what is found before the strategies; `undefined` where a lane
 * has to be able to go back further than to its newest bar, and has to read the bars itself.
 */
export function scoutedOptions(options: PipelineOptions): string | undefined {
  if (options.revise === 'replay' || options.recovery === 'lastGood') return undefined;
  return optionsText(without(options, beyondRows));
}

/**
 * A scout for pipelines with these options, which are of one `scoutedOptions`: its rows have all that
 * any of their strategies needs.
 *
 * @throws {ConfigError} if options are wrong, or strategies mean different indicators by one name
 */
export function scoutFor(all: readonly PipelineOptions[], own: PipelineExtensions): Scout {
  const first = all[0]!;
  const indicators = all.reduce<Specs>(
    (specs, options) => needsIn(strategiesIn(options, own), specs),
    pipelineConfig(first).indicators,
  );
  const symbols = Object.entries(first.symbols ?? {}).map(
    ([symbol, given]) => [symbol, without(given, ['strategies'])] as const,
  );
  const options = {
    ...without(first, [...beyondRows, 'stages']),
    strategies: false,
    indicators,
    symbols: Object.fromEntries(symbols),
  } as PipelineOptions;
  return new Scout(options, without(own, ['strategies', 'models', 'stages', 'steps']));
}

/** Of all symbols. */
function strategiesIn(options: PipelineOptions, own: PipelineExtensions): readonly Strategy[] {
  const { strategies, symbols } = pipelineConfig(options);
  const all = [strategies, ...Object.values(symbols).map((one) => one.strategies)];
  const specs = all.flatMap((named) => Object.values(named || {}));
  return specs.map((spec) => strategyOf(spec, own.strategies));
}

function without<T extends object, K extends keyof T>(record: T, names: readonly K[]): Omit<T, K> {
  const rest = { ...record };
  for (const name of names) delete rest[name];
  return rest;
}
