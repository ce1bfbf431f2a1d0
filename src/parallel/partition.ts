import { requireInteger } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';

/**
 * The partition of a symbol: the same on every machine, for ever. FNV-1a over its characters.
 *
 * @param count  partitions; integer ≥ 1
 * @output  0 … count − 1
 * @throws {ConfigError} if `symbol` is no text, or `count` no integer ≥ 1
 * @example
 * partitionOf('BTC/USDT', 64); // 47
 * partitionOf('BTC/USDT', 1); // 0
 */
export function partitionOf(symbol: string, count: number): number {
  requireInteger('count', count, 1);
  if (typeof symbol !== 'string') throw new ConfigError('symbol', 'a text', symbol);
  let bits = 0x811c9dc5;
  for (let i = 0; i < symbol.length; i++) {
    const code = symbol.charCodeAt(i);
    bits = Math.imul(bits ^ (code & 0xff), 0x01000193);
    bits = Math.imul(bits ^ (code >>> 8), 0x01000193);
  }
  bits ^= bits >>> 16; // the low bits of FNV alone are uneven for short names
  return (bits >>> 0) % count;
}
