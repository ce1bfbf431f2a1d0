import type { Row } from '../core/row.js';
import type { RegimeFilterValue } from './regime-filter.js';

/** What a row that has `RegimeFilter` under the name `regimeOdds` says of it; undefined for others. */
export function regimeOddsIn(row: Row): RegimeFilterValue | undefined {
  const trend = row.get('regimeOdds.trend');
  if (trend === undefined) return undefined;
  return {
    trend,
    range: row.get('regimeOdds.range')!,
    volatile: row.get('regimeOdds.volatile')!,
    quiet: row.get('regimeOdds.quiet')!,
    barsSinceChange: row.get('regimeOdds.barsSinceChange')!,
  };
}
