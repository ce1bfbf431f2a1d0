import { MS_PER_DAY } from '../bars/civil.js';
import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { requireOneOf } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';

/** Which end of its interval a feed names a bar by. */
export type BarLabel = 'open' | 'close';

/** How a feed labels its bars. */
export interface LabelOptions {
  /** Which end of the bar its time is. Default `open`. */
  readonly label?: BarLabel;
  /** How long the bars are, e.g. `5m`; needed to find the open of bars labelled by their close. */
  readonly timeframe?: string;
}

/** What to subtract from a feed's time to have the bar's open, in milliseconds. */
export function labelOffsetMs(options: Readonly<LabelOptions>): number {
  const label = requireOneOf<BarLabel>('label', options.label ?? 'open', ['open', 'close']);
  const { timeframe } = options;
  const durationMs = timeframe === undefined ? undefined : fixedMs(timeframeOf(timeframe));
  if (label === 'open') return 0;
  if (durationMs !== undefined) return durationMs;
  throw new ConfigError('timeframe', "s, m, h, d or w, given with label 'close'", timeframe);
}

/** Days are of 24 hours here, as a feed that labels them by their close has them. */
function fixedMs({ measure, count }: Timeframe): number | undefined {
  if (measure === 'month') return undefined;
  return measure === 'day' ? count * MS_PER_DAY : count;
}
