import type { ClosedBar } from '../bars/bar.js';
import type { Ignored } from '../correlation/hear.js';
import type { Voice } from '../correlation/heard.js';
import type { Signal } from '../strategies/signal.js';
import type { Mark } from './marks.js';
import type { PipelineEvent } from './pipeline-event.js';

/** Values of the last row of each timeframe, by its place; replaced, never written. */
export type Rows = readonly (readonly number[] | undefined)[];

/** A bar that went through the track of its timeframe, and the row that it made. */
export interface Passed {
  readonly place: number;
  readonly bar: ClosedBar;
  readonly values: readonly number[];
  readonly isNew: boolean;
  /** Whole bars in a row up to this one; 0 if it is not whole itself. */
  readonly wholeBars: number;
}

/** What a track is told of its symbol, and to whom it tells what it finds. */
export interface Told {
  readonly symbol: string;
  readonly marks: readonly Mark[];
  readonly rows: Rows;
  /** Whether it wants to hear of bars that went through; who says no is never told of one. */
  readonly wantsRows: boolean;
  /** A bar went through the track, for the first time or once more. */
  pass(passed: Passed, stages: Readonly<Record<string, unknown>>): void;
  tell(event: PipelineEvent): void;
}

/** The same for all timeframes, and what they have said. */
export interface ToldAll extends Told {
  voices: readonly Voice[];
  /** How alike they are taken to be. */
  rho: number;
  say(signal: Signal): void;
  ignore(ignored: readonly Ignored[]): void;
}
