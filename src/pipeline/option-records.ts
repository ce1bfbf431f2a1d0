import { requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { NamedStrategies, PipelineOptions } from './options.js';

/** Strategies by name: the usual two where none are given, none for `false` or an empty list. */
export function strategiesOf({ strategies }: PipelineOptions): NamedStrategies {
  const usual = { macdRsi: { kind: 'macdRsi' }, maCrossover: { kind: 'maCrossover' } } as const;
  return isNone(strategies) ? {} : ((strategies as NamedStrategies | undefined) ?? usual);
}

function isNone(strategies: unknown): boolean {
  return strategies === false || (Array.isArray(strategies) && strategies.length === 0);
}

/** Options that are records of options; none of them is taken for another because of its shape. */
const records = [
  ...([
    'validation',
    'indicators',
    'regime',
    'strategies',
    'stages',
    'fusion',
    'correlation',
  ] as const),
  ...(['risk', 'portfolio', 'denoise', 'regimeOdds'] as const),
];

export function requireRecords(options: PipelineOptions): void {
  for (const name of records) {
    const value = options[name];
    const canBeOff = name === 'denoise' || name === 'regime' || name === 'regimeOdds';
    if (value === undefined || (canBeOff && value === false)) continue;
    if (name === 'strategies' && isNone(value)) continue;
    if (!canBeOff || (typeof value === 'object' && !Array.isArray(value))) {
      requireRecord(name, value);
    } else throw new ConfigError(name, 'an object, or false', value);
  }
}
