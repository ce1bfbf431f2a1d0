/** What an account held at the end of a period, and traded in it; money in the account's currency. */
export interface HoldingsAtEnd {
  readonly equity: number;
  /** Σ |units · mark| · pointValue · rate, and the same with the sign of the units. */
  readonly gross: number;
  readonly net: number;
  /** Σ |units · price| · pointValue · rate of the fills that bought, and of those that sold. */
  readonly bought: number;
  readonly sold: number;
}

export interface ExposureOptions {
  /** Periods in a year, e.g. 252 sessions or 365 days; a number > 0. It is never guessed. */
  readonly periodsPerYear: number;
  /**
   * Which periods count as in the market: those at whose end there is a position (`end`, the
   * default), or all in which there was one at some time (`within`): at the end before, at this one,
   * or between them, where something was traded.
   */
  readonly inMarket?: 'end' | 'within';
  /**
   * What counts as traded: what was bought and what was sold (`both`, the default), the `half` of
   * that, or the `lesser` of the two sums, as funds report it.
   */
  readonly traded?: 'both' | 'half' | 'lesser';
}

/** How much of an account was in the market, and how often it was turned over. */
export interface ExposureSummary {
  readonly periods: number;
  /** Share of the periods that were in the market, 0 … 1. */
  readonly timeInMarket: number;
  /** Gross over equity at the ends, those without a position too: 1 is all of it, more is leverage. */
  readonly meanGross: number;
  readonly maxGross: number;
  /** Net over equity: below 0 where more is owed than owned. The largest, and the smallest. */
  readonly meanNet: number;
  readonly maxNet: number;
  readonly minNet: number;
  /** What was traded over the mean equity of the ends, a year: traded / mean · periodsPerYear / periods. */
  readonly turnover: number;
}
