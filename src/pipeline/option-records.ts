import { requireRecord } from '../core/arguments.js';
import type { NamedStrategies, PipelineOptions } from './options.js';

/** Strategies by name: the usual two where none are given, none for `false` or an empty list. */
export function strategiesOf({ strategies }: PipelineOptions): NamedStrategies {
  const usual = { macdRsi: { kind: 'macdRsi' }, maCrossover: { kind: 'maCrossover' } } as const;
  return isNone(strategies) ? {} : ((strategies as NamedStrategies | undefined) ?? usual);
}

function isNone(strategies: unknown): boolean {
  return strategies === false || (Array.isArray(strategies) && strategies.length === 0);
}

/** Options that are specs by name. */
const specs: readonly string[] = ['indicators', 'strategies', 'stages'];

/** Options that `false` turns off. */
const switches: readonly string[] = ['denoise', 'regime', 'regimeOdds'];

/** Options that are records, each with an example; none is taken for another because of its shape. */
const records = {
  indicators: "rsi: { kind: 'rsi' }",
  strategies: "macdRsi: { kind: 'macdRsi' }",
  stages: "patterns: { kind: 'candlesticks' }",
  denoise: "mode: 'fast'",
  regime: "kind: 'trendVolatilityRegime'",
  regimeOdds: 'meanRunBars: 50',
  validation: 'tick: 0.01',
  fusion: 'noiseWeight: true',
  correlation: 'halfLifeBars: 2',
  risk: 'riskRatio: 0.01',
  portfolio: 'maxExposureRatio: 1',
  symbols: 'SPY: { step: 1 }',
};

export function requireRecords(options: PipelineOptions): void {
  for (const [name, usual] of Object.entries(records)) {
    const value = options[name as keyof PipelineOptions];
    const canBeOff = switches.includes(name);
    if (value === undefined || (canBeOff && value === false)) continue;
    if (name === 'strategies' && isNone(value)) continue;
    // What was given as names alone, written as it should be.
    const [kind] = [value].flat() as unknown[];
    const isName = specs.includes(name) && typeof kind === 'string' && /^\w{1,40}$/.test(kind);
    const example = isName ? `${kind}: { kind: '${kind}' }` : usual;
    requireRecord(name, value, `an object, as { ${example} }${canBeOff ? ', or false' : ''}`);
  }
}
