import { optionsText } from '../core/options-text.js';
import { type CorrelatorDesign, correlatorDesign } from '../correlation/options.js';
import { TimeframeAggregator } from '../timeframe/timeframe-aggregator.js';
import { StreamValidator } from '../validation/stream-validator.js';
import type { PipelineConfig } from './config.js';
import type { LaneExtensions } from './hearing/lane-parts.js';
import { MemoryDesign } from './memory-design.js';
import { TrackDesign } from './track-design.js';
import { withPath } from './with-path.js';

/** What a lane finds of its bars, and how, before anything is decided. */
export interface FindingDesign {
  readonly validator: StreamValidator;
  readonly aggregator: TimeframeAggregator;
  /** What those two are made of, as text. */
  readonly doors: string;
  readonly memory: MemoryDesign;
  readonly correlation: CorrelatorDesign;
  /** By timeframe, from short to long. */
  readonly tracks: readonly TrackDesign[];
  readonly id: string;
  /** The options and the code that it follows from. */
  readonly config: PipelineConfig;
  readonly own: LaneExtensions;
}

/** Options of a pipeline that change decisions and nothing that is found before them. */
const deciding = ['risk', 'equity', 'portfolio', 'riskTimeframe'] as const;

/** What a config finds: `known`, or parts of it, where those are of the same options and code. */
export function findingOf(
  config: PipelineConfig,
  own: LaneExtensions,
  known: FindingDesign | undefined,
): FindingDesign {
  const isKnown = known?.own === own && findingOptions(known.config) === findingOptions(config);
  if (known !== undefined && isKnown) return known;
  const { base, conflict, validation, calendar, closeDelayMs, dropIncompleteFirst } = config;
  const ofDoor = { ...validation, base, calendar, conflict };
  const ofBars = {
    base,
    timeframes: config.timeframes,
    calendar,
    closeDelayMs,
    dropIncompleteFirst,
  };
  const doors = optionsText([ofDoor, ofBars]);
  const isLike = known?.doors === doors;
  // What the caller wrote in `validation` is named as standing there.
  const placeOf = (path: string): string =>
    Object.hasOwn(validation, path.split('.')[0]!) ? `validation.${path}` : path;
  const validator = isLike ? known.validator : withPath(placeOf, () => new StreamValidator(ofDoor));
  const memory = new MemoryDesign(config, own);
  const aggregator = isLike ? known.aggregator : new TimeframeAggregator(ofBars);
  const { timeframes } = aggregator;
  const strategies = Object.keys(config.strategies);
  const correlation = correlatorDesign({ ...config.correlation, timeframes, strategies, calendar });
  const tracks = timeframes.map(
    (timeframe, place) => new TrackDesign({ timeframe, place }, config, memory),
  );
  const parts = [validator.configuration, aggregator.id, correlation.configuration, memory.id];
  const id = parts.join('; ');
  return { validator, aggregator, doors, memory, correlation, tracks, id, config, own };
}

/** As text, what of `options` decides what is found. */
export function findingOptions(options: object): string {
  const rest: Record<string, unknown> = { ...options };
  for (const name of deciding) delete rest[name];
  return optionsText(rest);
}
