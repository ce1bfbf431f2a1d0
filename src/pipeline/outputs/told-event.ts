import type { FailureEvent } from '../../core/own-code.js';
import type { Alert } from '../../metrics/alert-rule.js';
import type { Detection } from '../../patterns/detector.js';
import type { Decision } from '../../risk/decision.js';
import type { Signal } from '../../strategies/signal.js';
import type { QualityTier } from '../../validation/quality.js';
import type { PipelineEvent } from '../pipeline-event.js';
import type { ClosedEntry, PipelineResult } from '../result.js';

/** How loudly a logger tells of an event. */
export type Severity = 'debug' | 'info' | 'warning' | 'error';

/** What listeners can ask for, and what each is told besides the head of its event. */
export interface ToldPayloads {
  /** Whatever `update` returned, and each result of `advance`. `code`: the disposition. */
  readonly result: { readonly result: PipelineResult };
  /** What `peek` returned. `code`: the disposition. */
  readonly forming: { readonly result: PipelineResult };
  /** `code`: `bar-closed`. */
  readonly closed: ClosedEntry;
  /** `code`: `base-gap` of the feed, `bar-gap` of a timeframe. */
  readonly gap: {
    /** `undefined` for a gap between base bars. */
    readonly timeframe: string | undefined;
    readonly from: number;
    readonly to: number;
    readonly missing: number;
  };
  /** A stage of patterns found one. `code`: the pattern. */
  readonly pattern: {
    readonly timeframe: string;
    readonly stage: string;
    readonly detection: Detection;
  };
  /** The regime of a timeframe is another one. `code`: the trend and the volatility. */
  readonly regime: {
    readonly timeframe: string;
    readonly trend: string;
    readonly volatility: string;
  };
  /** A sudden change, by wavelets. `code`: `rise` or `fall`. */
  readonly transient: {
    readonly timeframe: string;
    /** Bars since it is estimated to have happened. */
    readonly barsSince: number;
    readonly level: number;
    readonly sign: number;
    readonly strength: number;
  };
  /**
   * What a stage of your own said of a closed bar, unless that is `undefined`, or one over all symbols of an
   * end time: then symbol and timeframe are empty. `code`: its name.
   */
  readonly stage: {
    readonly timeframe: string;
    readonly stage: string;
    readonly value: unknown;
  };
  /** The feed is to be trusted more, or less. `code`: the new tier. */
  readonly quality: {
    readonly from: QualityTier;
    readonly to: QualityTier;
    readonly score: number;
  };
  /** `code`: the direction. */
  readonly signal: { readonly signal: Signal };
  /** Settled, of any symbol. `code`: the action. */
  readonly decision: { readonly decision: Decision };
  /** A signal that is said no more. `code`: the strategy. */
  readonly superseded: Omit<Extract<PipelineEvent, { readonly type: 'superseded' }>, 'type'>;
  /**
   * An older base bar came that nothing said so far knows, and signals of a warm-up will not. `code`:
   * `corrected`, `not-known`, or `backfilled` into a gap.
   */
  readonly outdated: Readonly<Record<never, never>>;
  /** Code of your own failed. `code`: `failure`. */
  readonly fault: Omit<FailureEvent, 'type'>;
  /** A limit of the metrics was crossed. `code`: the type of measurement. */
  readonly alert: { readonly alert: Alert };
}

export type ToldType = keyof ToldPayloads;

/** An event: what a logger needs, and its payload. Times are ms since the epoch, UTC. */
export type ToldEvent<T extends ToldType = ToldType> = {
  readonly [K in T]: {
    readonly type: K;
    readonly severity: Severity;
    /** What a machine branches on, besides the type. */
    readonly code: string;
    /** The component that is measured, for an alert. */
    readonly symbol: string;
    /** For when it is said: end of a bar, start of a gap; NaN where the bar had no time. */
    readonly time: number;
  } & ToldPayloads[K];
}[T];

/** Every type, in the order in which one call tells of them. */
export const toldTypes: readonly ToldType[] = Object.freeze([
  'fault',
  'gap',
  'quality',
  'superseded',
  'outdated',
  'closed',
  'regime',
  'transient',
  'pattern',
  'stage',
  'signal',
  'decision',
  'result',
  'forming',
  'alert',
] as const);
