import type { State, StateRecord } from '../../core/state.js';
import type { Account } from '../accounts.js';
import type { AccountsOf } from '../lane.js';
import type { LaneDesign } from '../lane-design.js';
import type { LaneResult } from '../lane-result.js';
import type { Terms } from '../symbol-book.js';

/** One symbol from its door to its decision, whether or not it can take old bars in. */
export interface SymbolLane {
  readonly symbol: string;
  readonly design: LaneDesign;
  /** Time of the newest bar that went through, as its feed labels it; NaN before the first. */
  readonly newestTime: number;
  /** The earliest time at which `advance` has something to say; +∞ if there is none. */
  readonly dueAt: number;
  standFor(symbol: string, terms: Terms): void;
  admits(input: unknown): boolean;
  update(input: unknown, account: Account | undefined): LaneResult;
  peek(input: unknown, account: Account | undefined): LaneResult;
  advance(now: number, accounts: AccountsOf): LaneResult | undefined;
  finish(account: Account | undefined): LaneResult | undefined;
  /** Count on from what another has counted, and told, of which `lived` was the state. */
  countOn(lived: StateRecord): void;
  catchUp(): void;
  keepUp(): void;
  snapshot(): State;
  restore(given: State, path: string): void;
}
