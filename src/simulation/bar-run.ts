import { unitsAfter } from '../account/position.js';
import type { Bar } from '../bars/bar.js';
import { ConfigError } from '../core/errors.js';
import { isAdmissible } from '../core/operator.js';
import type { BookEvent, Budget, FillReason } from './book-event.js';
import { type BookSettings, noCost } from './book-options.js';
import type { BookState } from './book-state.js';
import type { CostContext } from './costs.js';

/** A bar on its way through a book. */
export interface Run {
  readonly settings: BookSettings;
  readonly state: BookState;
  readonly symbol: string;
  readonly budget: Budget;
  /** `noEvents` before the first. */
  events: BookEvent[];
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

export const noEvents = Object.freeze([]) as unknown as BookEvent[];

/** Most often there is one, and a list that grows makes room for sixteen more. */
export function tell(run: Run, event: BookEvent): void {
  if (run.events.length === 0) run.events = [event];
  else run.events.push(event);
}

/** What a deal costs. */
export function costsOf(run: Run, deal: Deal, opens: boolean): DealCosts {
  const { spreadRatio, slippage, fees } = run.settings;
  const { quantity, price, isMaker } = deal;
  const slip = isMaker || slippage === noCost ? 0 : slippage(contextOf(run, deal, opens, price));
  const ratio = isMaker ? 0 : spreadRatio / 2 + slip;
  const paid = price + Math.sign(quantity) * ratio * Math.abs(price);
  if (!isAdmissible(paid)) throw new ConfigError('slippage', 'a function to numbers', ratio);
  const fee = fees === noCost ? 0 : fees(contextOf(run, deal, opens, paid));
  if (!isAdmissible(fee)) throw new ConfigError('fees', 'a function to numbers', fee);
  return { price: paid, fee };
}

/** A record of its own for each that asks. */
function contextOf(
  { state, budget }: Run,
  { quantity, isMaker }: Deal,
  opens: boolean,
  price: number,
): CostContext {
  const side = quantity > 0 ? 1 : -1;
  const { volume, range } = state;
  const { pointMoney = 1 } = budget;
  return { side, quantity: Math.abs(quantity), price, opens, isMaker, pointMoney, volume, range };
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
  tell(run, { type: 'fill', fill: what });
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
