import type { FailureEvent } from '../core/own-code.js';
import type { RegimeName } from '../regime/regime-name.js';
import type { AggregationEvent } from '../timeframe/aggregation.js';
import type { ValidationEvent } from '../validation/judgement.js';
import type { StageOutputs } from './stage.js';

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
  /**
   * An older bar came that changes nothing: `corrected`, with other values than the one that went on, or
   * `not-known`, of a time at which none did, or further back than 256 bars, which are known again. What was
   * said stands, and signals carry `basedOnRevision` for a warm-up.
   */
  | {
      readonly type: 'outdated';
      /** Of the older bar, as its feed labels it. */
      readonly time: number;
      readonly cause: 'corrected' | 'not-known';
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
  /** What stages over all symbols said of an end time, by name: in the result that settled it. */
  | { readonly type: 'portfolio'; readonly end: number; readonly stages: StageOutputs }
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
