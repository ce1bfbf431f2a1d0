import type { State } from '../core/state.js';
import type { Found } from '../pipeline/found.js';
import type { PipelineOptions } from '../pipeline/options.js';
import type { PipelineEvent } from '../pipeline/pipeline-event.js';
import type { WarmPart } from '../pipeline/warm-tally.js';
import type { Doubt } from '../strategies/doubt.js';
import type { Signal } from '../strategies/signal.js';

/** How bars are answered: whole results, columns, counts of what became of them, or not at all. */
export type AnswerKind = 'results' | 'columns' | 'counts' | 'nothing';

/** A lane as state, and whose it is. */
export type SavedLane = {
  readonly symbol: string;
  readonly lane: State;
};

/** Bars for the lanes of one host, in the order in which they came. */
export interface BarsOrder {
  readonly type: 'bars';
  readonly answer: AnswerKind;
  /** Whether the caller decides on them. */
  readonly isDecided: boolean;
  /** Distinct symbols, and the place of each bar's among them. */
  readonly symbols: readonly string[];
  readonly symbolAt: Uint32Array;
  /** Six numbers a bar, in the order of `barFields`; 0 where something else came in its place. */
  readonly numbers: Float64Array;
  /** What came in place of a plain bar, by its place. */
  readonly odd: readonly (readonly [place: number, input: unknown])[];
}

/** What a host is told to do. */
export type Order =
  | { readonly type: 'begin'; readonly options: PipelineOptions }
  | BarsOrder
  | { readonly type: 'advance'; readonly answer: AnswerKind; readonly now: number }
  /** Tell the state of all lanes, or of some, which are then given up. */
  | { readonly type: 'save'; readonly released: readonly string[] | undefined }
  /** Take lanes in; `isFresh`: instead of all that were there. */
  | { readonly type: 'load'; readonly lanes: readonly SavedLane[]; readonly isFresh: boolean };

/** What bars led to, as numbers; see `Packing`. */
export interface PackedAnswer {
  /** A row a bar that was judged. */
  readonly judged: Float64Array;
  /** Signals behind judgements that point somewhere. */
  readonly shares: Float64Array;
  /** Their ids. */
  readonly ids: readonly string[];
  /** Rows of bars that closed. */
  readonly closed: readonly PackedRows[];
  readonly signals: readonly (readonly [place: number, signal: Signal])[];
  readonly events: readonly (readonly [place: number, event: PipelineEvent])[];
  /** Reasons of judgements that are doubts, by row of `judged`. */
  readonly doubts: readonly (readonly [row: number, doubts: readonly Doubt[]])[];
}

/** Rows of one timeframe of one design. */
export interface PackedRows {
  readonly design: number;
  readonly timeframe: string;
  readonly rows: Float64Array;
}

/** What a host answers. */
export interface Answer {
  /** Of the options that it works by. */
  readonly id?: string;
  /** What lanes found, in the order of the bars. */
  readonly results?: readonly Found[];
  readonly packed?: PackedAnswer;
  /** What became of the bars. */
  readonly warmed?: WarmPart;
  /** Places of the bars that made a lane. */
  readonly born?: readonly number[];
  readonly lanes?: readonly SavedLane[];
  /** By the host's own clock. */
  readonly busyMs?: number;
}

/** Around an order: to which host of a port, the how manieth of a carriage. */
export interface Letter {
  readonly host: number;
  readonly carriage: number;
  readonly seq: number;
  readonly order: Order;
}

/** Around an answer; `failed` says why there is none. */
export interface Reply {
  readonly host: number;
  readonly carriage: number;
  readonly seq: number;
  readonly answer?: Answer;
  readonly failed?: string;
}
