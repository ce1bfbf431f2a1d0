import { MS_PER_DAY } from '../bars/civil.js';
import type { Timeframe } from '../bars/timeframe.js';
import { requireInteger } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';

/** The longest ring of base bars that can still be corrected. */
const MOST_BARS = 100_000;

/** Hours are put back by one at most. */
const LONGEST_DAY_MS = MS_PER_DAY + 3_600_000;

/** What is asked of the ring: so many base bars, or the base bars of so many parents. */
export interface Revisable {
  readonly revisableBars?: number;
  readonly revisableParents?: number;
}

/** How many of the newest base bars can still be corrected; `timeframes` go from short to long. */
export function revisableBarsOf(
  { revisableBars, revisableParents }: Revisable,
  base: Timeframe,
  timeframes: readonly Timeframe[],
): number {
  if (revisableParents === undefined) {
    return requireInteger('revisableBars', revisableBars ?? 1, 1, MOST_BARS);
  }
  if (revisableBars !== undefined) {
    throw new ConfigError('revisableBars', 'left out beside revisableParents', revisableBars);
  }
  const parent = timeframes.find(({ name }) => name !== base.name) ?? base;
  const children = mostChildren(base, parent);
  const most = Math.floor(MOST_BARS / children) - 1; // there is also the one that is not over
  if (most < 1) {
    const bound = `left out: two of ${parent.name} may have more than ${MOST_BARS} of ${base.name}`;
    throw new ConfigError('revisableParents', bound, revisableParents);
  }
  return (requireInteger('revisableParents', revisableParents, 1, most) + 1) * children;
}

/** Base bars of the longest `parent` that a calendar can have. */
function mostChildren(base: Timeframe, parent: Timeframe): number {
  if (base.measure === parent.measure) return parent.count / base.count;
  const days = parent.measure === 'month' ? 31 * parent.count : parent.count;
  return base.measure === 'day' ? days : Math.ceil((days * LONGEST_DAY_MS) / base.count);
}
