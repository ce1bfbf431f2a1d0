import type { ClosedBar } from '../bars/bar.js';
import type { FailureEvent } from '../core/own-code.js';
import type { Row } from '../core/row.js';
import type { Composite } from '../correlation/composite.js';
import type { Regime } from '../regime/regime.js';
import type { RegimeName } from '../regime/regime-name.js';
import type { Decision } from '../risk/decision.js';
import type { Signal } from '../strategies/signal.js';
import type { AggregationEvent, FormingBars } from '../timeframe/aggregation.js';
import type { Disposition, ReasonCode, ValidationEvent } from '../validation/judgement.js';
import type { Quality } from '../validation/quality.js';

/** What became of one base bar. */
export interface JudgedBar {
  /** The bar's time, as its feed labels it; NaN if it had none. */
  readonly time: number;
  /** End of the bar: the moment for which everything was said. NaN if nothing was. */
  readonly decidedAt: number;
  readonly disposition: Disposition;
  readonly reasons: readonly (ReasonCode | LaneRefusal)[];
  readonly decision: Decision | undefined;
}

/** Why a bar found no lane. */
export type LaneRefusal =
  | 'symbol-not-text' // or empty, or longer than 64 characters
  | 'too-many-symbols'
  | 'unknown-symbol' // to the names that the pipeline was given
  | 'symbol-disabled' // by its own settings: see `SymbolConfig`
  | 'symbol-faulted'; // what is remembered of it cannot be relied on: see `reset`

/** Something to know besides the values. */
export type PipelineEvent =
  | ValidationEvent
  | AggregationEvent
  /** A kind, strategy or stage threw or returned nonsense: its output for this bar is missing. */
  | FailureEvent
  /**
   * Something within the library broke while this symbol was worked on. It takes no bars in until
   * `reset`; with `recovery: 'lastGood'` it goes on from an earlier bar instead.
   */
  | {
      readonly type: 'fault';
      readonly message: string;
      /** Time of the newest bar that is remembered now; `undefined` where nothing is. */
      readonly recoveredTo: number | undefined;
    }
  /** An old bar was put in its place, and the bars since a checkpoint were lived through again. */
  | {
      readonly type: 'replayed';
      /** Of the old bar. */
      readonly time: number;
      /** Bars lived through again, it among them. */
      readonly bars: number;
    }
  /**
   * A signal that was said of a bar which has been corrected since, and is said no more; or, with the
   * strategy `decision`, a decision that stands, though its signals point elsewhere since an old bar came.
   */
  | {
      readonly type: 'superseded';
      /** Of the signal or the decision, with the revision in which it was said last. */
      readonly id: string;
      readonly timeframe: string;
      readonly strategy: string;
      /** Of the corrected bar. */
      readonly revision: number;
    }
  /** A signal that looks across a gap, and is not said: see `GapOptions`. */
  | {
      readonly type: 'skipped';
      readonly timeframe: string;
      readonly strategy: string;
      /** Whole bars of the timeframe since the gap. */
      readonly wholeBars: number;
    }
  /** A signal that does not count, so soon after a transient: see `FusionOptions`. */
  | {
      readonly type: 'veto';
      readonly timeframe: string;
      readonly strategy: string;
      /** Bars of the timeframe since the transient. */
      readonly barsSince: number;
    }
  /** A signal of a strategy that does not speak in this regime: see `PipelineOptions.regimes`. */
  | {
      readonly type: 'muted';
      readonly timeframe: string;
      readonly strategy: string;
      readonly regime: RegimeName;
    };

/** A bar that closed in its timeframe. */
export interface ClosedEntry {
  readonly timeframe: string;
  readonly bar: ClosedBar;
  /**
   * Whole bars in a row up to this one, 0 if it lacks some of its base bars itself. What looks back
   * further (a transient, an average) has a gap in what it looks at.
   */
  readonly wholeBars: number;
}

/** By timeframe; what has not happened yet is not there. */
export type ByTimeframe<T> = Readonly<Record<string, T>>;

/**
 * What one base bar led to in one symbol. Single values are as of the bar last released; `bars`,
 * `closed`, `signals` and `events` cover all that this call released. `R` is the row of a
 * timeframe's features: a `Pipeline` knows it from the indicators that its options name.
 */
export interface PipelineResult<R extends Row = Row> {
  readonly symbol: string;
  readonly bars: readonly JudgedBar[];
  readonly quality: Quality;
  /** Bars that closed, from short to long timeframes. */
  readonly closed: readonly ClosedEntry[];
  readonly forming: FormingBars;
  /** Indicators and wavelets of the last closed bar of each timeframe, detached. */
  readonly features: ByTimeframe<R>;
  /** The price without its noise, `delay` bars before the last closed one. */
  readonly denoised: ByTimeframe<number>;
  readonly regime: ByTimeframe<Regime>;
  /** What custom stages said of the bars that closed in this call. */
  readonly stages: ByTimeframe<Readonly<Record<string, unknown>>>;
  readonly signals: readonly Signal[];
  readonly composite: Composite | undefined;
  /** This lane's; not final while a portfolio step is due. */
  readonly decision: Decision | undefined;
  /** All that this call settled, of any symbol. */
  readonly decisions: readonly Decision[];
  readonly events: readonly PipelineEvent[];
}

/** Every field of a result, in order. */
export const resultFields: readonly (keyof PipelineResult)[] = [
  'symbol',
  'bars',
  'quality',
  'closed',
  'forming',
  'features',
  'denoised',
  'regime',
  'stages',
  'signals',
  'composite',
  'decision',
  'decisions',
  'events',
];

/** What the passing of time led to. */
export interface Advance<R extends Row = Row> {
  /** Of the symbols in which something closed or is to be known, in order of symbol. */
  readonly results: readonly PipelineResult<R>[];
  readonly decisions: readonly Decision[];
}
