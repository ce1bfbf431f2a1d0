import { requireInteger, requireText } from '../core/arguments.js';
import * as decision from './decision.js';

/**
 * The id of what is decided on the bar of `symbol` that ends at `end`, as corrected `revision` times.
 *
 * @throws {ConfigError} if the symbol is no text, the end or the revision no integer
 * @example
 * decisionId('BTC/USDT', 1700003600000, 0); // 'BTC/USDT|1700003600000#0'
 */
export function decisionId(symbol: string, end: number, revision: number): string {
  requireInteger('end', end, Number.MIN_SAFE_INTEGER);
  requireInteger('revision', revision, 0);
  return decision.decisionIdRaw(requireText('symbol', symbol), end, revision);
}
