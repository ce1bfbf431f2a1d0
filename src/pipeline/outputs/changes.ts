import type { ClosedBar } from '../../bars/bar.js';
import { regimeInWords } from '../../regime/regime.js';
import type { NamedValues } from '../findings.js';

/** What was told last of a timeframe of a symbol. */
interface Last {
  trend: string;
  volatility: string;
  /** End of the bar. */
  end: number;
  /** Since the last transient, at that bar and at the one before it. */
  barsSince: number;
  barsBefore: number;
}

const nothing: Last = {
  trend: '',
  volatility: '',
  end: Number.NEGATIVE_INFINITY,
  barsSince: Number.NaN,
  barsBefore: Number.NaN,
};

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

interface RowOf {
  readonly timeframe: string;
  readonly isReplay: boolean;
}

const noChanges: Changes = { regime: undefined, transient: undefined };

/** Remembers of each timeframe of each symbol what was told last. */
export class Remembered {
  readonly #last = new Map<string, Last>();

  /**
   * What the row of a closed bar says that was not told before: of the bar before it, nor of itself,
   * where it was corrected.
   *
   * @param isReplay  whether the bar may be an older one, of which nothing is told any more
   */
  changesIn(
    symbol: string,
    bar: ClosedBar,
    row: NamedValues,
    { timeframe, isReplay }: RowOf,
  ): Changes {
    const key = `${timeframe}|${symbol}`;
    const last = this.#last.get(key) ?? { ...nothing };
    this.#last.set(key, last);
    if (isReplay && bar.end < last.end) return noChanges;
    return { regime: newRegime(row, last), transient: newTransient(row, bar, last) };
  }
}

function valueIn({ columns, values }: NamedValues, column: string): number {
  return values[columns.indexOf(column)] ?? Number.NaN;
}

function newRegime(row: NamedValues, last: Last): Changes['regime'] {
  const { trend, volatility } = regimeInWords({
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
function newTransient(row: NamedValues, { end }: ClosedBar, last: Last): Changes['transient'] {
  const barsSince = valueIn(row, 'transient.barsSince');
  const isAgain = end === last.end;
  const barsBefore = isAgain ? last.barsBefore : last.barsSince;
  const isKnown = barsSince === barsBefore + 1 || (isAgain && barsSince === last.barsSince);
  last.end = end;
  last.barsBefore = barsBefore;
  last.barsSince = barsSince;
  if (isKnown || !Number.isFinite(barsSince)) return undefined;
  return {
    barsSince,
    level: valueIn(row, 'transient.level'),
    sign: valueIn(row, 'transient.sign'),
    strength: valueIn(row, 'transient.strength'),
  };
}
