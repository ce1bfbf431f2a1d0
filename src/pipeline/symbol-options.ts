import { requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { PipelineOptions } from './options.js';
import { isSymbol, longestSymbol } from './refusal.js';

/** By symbol; each is checked where lanes are designed. */
export function symbolsOf(
  given: PipelineOptions['symbols'] = {},
): NonNullable<PipelineOptions['symbols']> {
  for (const symbol of Object.keys(requireRecord('symbols', given))) {
    if (isSymbol(symbol)) continue;
    throw new ConfigError('symbols', `named by text of 1 to ${longestSymbol} characters`, symbol);
  }
  return given;
}

export function requireSymbol(symbol: unknown): string {
  if (isSymbol(symbol)) return symbol;
  throw new ConfigError('symbol', `text of 1 to ${longestSymbol} characters`, symbol);
}
