import type { Composite } from '../../correlation/composite.js';
import type { Decision } from '../../risk/decision.js';
import type { Signal } from '../../strategies/signal.js';
import { type BarFault, faultIn } from '../../validation/bar-fault.js';
import type { Quality } from '../../validation/quality.js';
import { requireLists } from '../handed-in.js';
import type { PipelineEvent } from '../pipeline-event.js';
import type { ByTimeframe, JudgedBar, PipelineResult } from '../result.js';

/** A number of a row; `null` where it is not finite, which JSON cannot say. */
export type WireNumber = number | null;

/** Time, disposition and reasons of a bar, and the end for which everything was said. */
export type CompactBar = readonly [
  time: WireNumber,
  disposition: JudgedBar['disposition'],
  reasons: JudgedBar['reasons'],
  decidedAt: WireNumber,
  /** Of a bar that was not taken in: the field to blame and the remedy, where they are known. */
  fault?: BarFault,
];

/**
 * What is new in a result, as plain JSON: rows without their names, of the timeframes that closed
 * in this call alone. What has nothing to say is left out.
 */
export interface CompactResult {
  readonly symbol: string;
  readonly bars: readonly CompactBar[];
  readonly quality: readonly [score: WireNumber, tier: Quality['tier']];
  /** By timeframe, the bar that closed last: the numbers of `closedColumns`. */
  readonly closed?: ByTimeframe<readonly WireNumber[]>;
  /** By timeframe, the row of that bar in the order that `rowColumns` gives. */
  readonly features?: ByTimeframe<readonly WireNumber[]>;
  readonly signals?: readonly Signal[];
  readonly composite?: readonly [
    direction: Composite['direction'],
    pUp: number,
    confidence: number,
  ];
  /** Left out where it is to hold. */
  readonly decision?: Decision;
  readonly decisions?: readonly Decision[];
  readonly events?: readonly PipelineEvent[];
}

/** The order of a closed bar's numbers; `complete` is what `received` and `expected` say. */
export const closedColumns = [
  'time',
  'open',
  'high',
  'low',
  'close',
  'volume',
  'end',
  'expected',
  'received',
  'synthetic',
  'revision',
  'price',
  'vwap',
] as const;

/**
 * The short form of a result for a wire: what is new in it, in about a fifth of the bytes of
 * `JSON.stringify(result)`.
 *
 * Every finite number is there to the bit. Left out are the forming bars, rows of timeframes in which
 * nothing closed, decisions to hold, and what the composite was made of. `namedNumbers` gives rows
 * their names again.
 *
 * @param result  of `update`, `advance` or a `ParallelPipeline`
 * @cost    some microseconds; it reads the result's getters
 * @example
 * const pipeline = new Pipeline({ base: '1m', indicators: { rsi: { kind: 'rsi', period: 14 } } });
 * const bar = { time: 0, open: 1, high: 2, low: 1, close: 2, volume: 5 };
 * const { symbol, closed } = compactResult(pipeline.update(bar));
 * symbol; // 'default'
 * closed?.['1m']?.slice(0, 6); // [0, 1, 2, 1, 2, 5]
 */
export function compactResult(result: PipelineResult): CompactResult {
  const { quality, composite, decision, signals, decisions, events } = requireLists(
    'result',
    result,
    ['bars', 'closed', 'signals', 'decisions', 'events'],
  );
  return {
    symbol: result.symbol,
    bars: result.bars.map(compactBar),
    quality: [wireNumber(quality.score), quality.tier],
    ...closedParts(result),
    ...(signals.length > 0 && { signals }),
    ...(composite && {
      composite: [composite.direction, composite.pUp, composite.confidence] as const,
    }),
    ...(isWorthTelling(decision) && { decision }),
    ...(decisions.some(isWorthTelling) && { decisions: decisions.filter(isWorthTelling) }),
    ...(events.length > 0 && { events }),
  };
}

function compactBar(bar: JudgedBar): CompactBar {
  const said = [
    wireNumber(bar.time),
    bar.disposition,
    bar.reasons,
    wireNumber(bar.decidedAt),
  ] as const;
  const fault = faultIn(bar);
  return Object.keys(fault).length > 0 ? [...said, fault] : said;
}

function closedParts(result: PipelineResult): Pick<CompactResult, 'closed' | 'features'> {
  if (result.closed.length === 0) return {};
  const closed: Record<string, readonly WireNumber[]> = {};
  const features: Record<string, readonly WireNumber[]> = {};
  for (const { timeframe, bar } of result.closed) {
    closed[timeframe] = closedColumns.map((column) => wireNumber(bar[column]));
    const row = result.features[timeframe];
    if (row !== undefined) features[timeframe] = Array.from(row.values, wireNumber);
  }
  return { closed, features };
}

function wireNumber(x: number): WireNumber {
  return Number.isFinite(x) ? x : null;
}

function isWorthTelling(decision: Decision | undefined): decision is Decision {
  return decision !== undefined && decision.action !== 'hold';
}
