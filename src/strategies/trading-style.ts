import type { Timeframe } from '../bars/timeframe.js';
import { requireOneOf, requireRecord } from '../core/arguments.js';

/** How long positions on a signal are meant to be held. */
export type TradingStyle = 'day' | 'swing' | 'position';

export const tradingStyles: readonly TradingStyle[] = ['day', 'swing', 'position'];

/** Timeframes of each style, by name; what is not listed follows its length. */
export type TradingStyles = Readonly<Record<string, TradingStyle>>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The style of `timeframe`: below an hour `day`, below a day `swing`, else `position`, unless listed. */
export function tradingStyleOfRaw(timeframe: Timeframe, listed: TradingStyles = {}): TradingStyle {
  if (Object.hasOwn(listed, timeframe.name)) return listed[timeframe.name]!;
  if (timeframe.nominalMs < hourMs) return 'day';
  return timeframe.nominalMs < dayMs ? 'swing' : 'position';
}

export function requireStyles(given: unknown): TradingStyles {
  const styles = Object.entries(requireRecord('styles', given)).map(
    ([name, style]) =>
      [name, requireOneOf(`styles.${name}`, style as string, tradingStyles)] as const,
  );
  return Object.fromEntries(styles) as TradingStyles;
}
