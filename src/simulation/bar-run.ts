import { unitsAfter } from '../account/position.js';
import type { Bar } from '../bars/bar.js';
import { ConfigError } from '../core/errors.js';
import { isAdmissible } from '../core/operator.js';
import type { BookEvent, Budget, FillReason } from './book-event.js';
import type { BookSettings } from './book-options.js';
import type { BookState } from './book-state.js';

/** A bar on its way through a book. */
export interface Run {
  readonly settings: BookSettings;
  readonly state: BookState;
  readonly symbol: string;
  readonly budget: Budget;
  readonly events: BookEvent[];
  bar: Bar;
  /** Units of the bar's volume that orders can still have. */
  volumeLeft: number;
  /** Whether the position was opened within the bar: its extremes may lie before. */
  openedInside: boolean;
}

/** What is to be filled, before costs. */
export interface Deal {
  /** Signed units. */
  readonly quantity: number;
  readonly price: number;
  readonly isMaker: boolean;
  readonly reason: FillReason;
  readonly orderId?: string;
  /** What the units are worth on the other path, where there is one. */
  readonly otherPrice?: number;
}

/** The price with spread and slippage, and the fee. */
export interface DealCosts {
  readonly price: number;
  readonly fee: number;
}

/** What a deal costs. */
export function costsOf(
  { settings, state, budget }: Run,
  { quantity, price, isMaker }: Deal,
  opens: boolean,
): DealCosts {
  const side = quantity > 0 ? 1 : -1;
  const { volume, range } = state;
  const units = Math.abs(quantity);
  const { pointMoney = 1 } = budget;
  const context = { side, quantity: units, price, opens, isMaker, pointMoney, volume, range };
  const ratio = isMaker ? 0 : settings.spreadRatio / 2 + settings.slippage(context);
  const paid = price + side * ratio * Math.abs(price);
  if (!isAdmissible(paid)) throw new ConfigError('slippage', 'a function to numbers', ratio);
  const fee = settings.fees({ ...context, price: paid });
  if (!isAdmissible(fee)) throw new ConfigError('fees', 'a function to numbers', fee);
  return { price: paid, fee };
}

/** Fill a deal that reduces the position, at what it costs. */
export function fillReducing(run: Run, deal: Deal): void {
  fill(run, deal, costsOf(run, deal, false));
}

/** Fill a deal; it opens (or adds), or it reduces: never both. */
export function fill(run: Run, deal: Deal, { price, fee }: DealCosts): void {
  const { state, symbol, bar } = run;
  const { time } = bar;
  const { quantity, reason, orderId = '', otherPrice = price } = deal;
  state.fillCount += 1;
  const id = `${symbol}|${state.fillCount}`;
  const ambiguous = deal.otherPrice !== undefined;
  const what = { id, symbol, time, quantity, price, fee, reason, orderId, ambiguous, otherPrice };
  run.events.push({ type: 'fill', fill: what });
  run.budget.filled?.(what);
  state.quantity = unitsAfter(state.quantity, quantity);
  if (state.quantity !== 0) return;
  state.stop = Number.NaN;
  state.target = Number.NaN;
  state.trailDistance = Number.NaN;
  state.extreme = Number.NaN;
}

/** Close the position at `price`, before costs. */
export function closeAt(run: Run, deal: Omit<Deal, 'quantity'>): void {
  fillReducing(run, { ...deal, quantity: -run.state.quantity });
}
