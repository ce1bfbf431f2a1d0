import { type Timeframe, timeframeOf } from '../bars/timeframe.js';
import { requireText } from '../core/arguments.js';
import { fieldsOf, numberIn } from '../core/reading.js';
import * as signal from './signal.js';
import * as style from './trading-style.js';

/*
 * What the room exports. Each function checks its arguments. The library itself calls the function of that name
 * with `Raw` behind it, which checks nothing.
 */

/**
 * The id of what `strategy` says about the bar of `timeframe` that ends at `end`, as corrected
 * `revision` times. `%`, `|` and `#` inside a part are percent-escaped, so that no two differ in
 * their parts and share an id.
 *
 * @throws {ConfigError} if a name is no text
 * @example
 * signalId('BTC/USDT', '1h', 1700003600000, 'trend', 0); // 'BTC/USDT|1h|1700003600000|trend#0'
 * signalId('A|B', '1h', 0, 'c#1', 2); // 'A%7CB|1h|0|c%231#2'
 */
export function signalId(
  symbol: string,
  timeframe: string,
  end: number,
  strategy: string,
  revision: number,
): string {
  textOf('symbol', symbol);
  textOf('timeframe', timeframe);
  textOf('strategy', strategy);
  return signal.signalIdRaw(symbol, timeframe, numberIn(end), strategy, numberIn(revision));
}

/** `part` of an id, a text, with `%`, `|` and `#` percent-escaped. */
export function escaped(part: string): string {
  return signal.escapedRaw(textOf('part', part));
}

function textOf(path: string, given: unknown): string {
  return given === '' ? given : requireText(path, given);
}

/**
 * The style of `timeframe`: below an hour `day`, below a day `swing`, else `position`, unless listed.
 *
 * @throws {ConfigError} if the timeframe is none, or what is listed no style
 */
export function tradingStyleOf(
  timeframe: Timeframe,
  listed: style.TradingStyles = {},
): style.TradingStyle {
  const known = timeframeOf(fieldsOf(timeframe)('name') as string);
  return style.tradingStyleOfRaw(known, style.requireStyles(listed));
}
