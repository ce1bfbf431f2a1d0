import { regimeOf } from '../../regime/regime.js';
import type { NamedValues } from '../findings.js';

/** What was told last of a timeframe of a symbol. */
interface Last {
  trend: string;
  volatility: string;
  barsSince: number;
}

/** What is new in a row, held against the row before it. */
export interface Changes {
  readonly regime: { readonly trend: string; readonly volatility: string } | undefined;
  readonly transient:
    | {
        readonly barsSince: number;
        readonly level: number;
        readonly sign: number;
        readonly strength: number;
      }
    | undefined;
}

/** Remembers of each timeframe of each symbol what was told last. */
export class Remembered {
  readonly #last = new Map<string, Last>();

  /** What the row of a closed bar says that the one before it did not. */
  changesIn(symbol: string, timeframe: string, row: NamedValues): Changes {
    const key = `${timeframe}|${symbol}`;
    const last = this.#last.get(key) ?? { trend: '', volatility: '', barsSince: Number.NaN };
    this.#last.set(key, last);
    return { regime: newRegime(row, last), transient: newTransient(row, last) };
  }
}

function valueIn({ columns, values }: NamedValues, column: string): number {
  return values[columns.indexOf(column)] ?? Number.NaN;
}

function newRegime(row: NamedValues, last: Last): Changes['regime'] {
  const { trend, volatility } = regimeOf({
    trend: valueIn(row, 'regime.trend'),
    volatility: valueIn(row, 'regime.volatility'),
    adx: Number.NaN,
    volatilityRank: Number.NaN,
  });
  const isKnown = trend !== 'unknown' || volatility !== 'unknown';
  if (!isKnown || (trend === last.trend && volatility === last.volatility)) return undefined;
  last.trend = trend;
  last.volatility = volatility;
  return { trend, volatility };
}

/** It is the one that was told before if it is a bar older than that was. */
function newTransient(row: NamedValues, last: Last): Changes['transient'] {
  const barsSince = valueIn(row, 'transient.barsSince');
  const isKnown = barsSince === last.barsSince + 1;
  last.barsSince = barsSince;
  if (isKnown || !Number.isFinite(barsSince)) return undefined;
  return {
    barsSince,
    level: valueIn(row, 'transient.level'),
    sign: valueIn(row, 'transient.sign'),
    strength: valueIn(row, 'transient.strength'),
  };
}
