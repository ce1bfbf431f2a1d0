import { isAdmissible } from '../core/operator.js';
import type { AccountEvent } from './account-event.js';
import { termsOf } from './account-options.js';
import type { AccountRefusal } from './account-refusal.js';
import type { AccountState } from './account-state.js';
import { type AccountTrade, tradeOf } from './account-trade.js';
import { type Fill, isName } from './fill.js';
import {
  openingPart,
  type PositionState,
  positionAdd,
  positionInit,
  positionReduce,
  positionSplit,
  reducingPart,
  unrealisedAt,
  worthOf,
} from './position.js';

/** Prices of a bar that a position is valued at. */
export interface MarkPrices {
  readonly close: number;
  readonly high: number;
  readonly low: number;
}

type Outcome = AccountTrade | 'applied' | 'duplicate' | 'refused' | AccountRefusal;

/** Write an event into the books. */
export function applyEvent(state: AccountState, event: AccountEvent): Outcome {
  if (event.type === 'transfer') {
    state.transfers += event.amount;
    return 'applied';
  }
  if (event.type === 'fill') return applyFill(state, event.fill as Required<Fill>);
  const position = positionOf(state, event.symbol);
  const { pointValue } = termsOf(state.settings, event.symbol);
  switch (event.type) {
    case 'mark':
      mark(position, event as Required<typeof event>, pointValue);
      return 'applied';
    case 'split':
      return positionSplit(position, event.ratio) ? 'applied' : 'split-out-of-bounds';
    case 'rate':
      position.rate = event.rate;
      return 'applied';
    case 'dividend':
      position.dividends += position.quantity * event.perUnit * position.rate;
      return 'applied';
    case 'financing':
      position.financing +=
        (worthOf(position, pointValue) * event.ratePerYear * event.days) / event.daysPerYear;
      return 'applied';
  }
}

/** The position of `symbol` is worth what a bar closed at, if it has prices: as the event `mark`. */
export function markAt(
  state: AccountState,
  symbol: string,
  bar: MarkPrices,
  isOver: boolean,
): boolean {
  let close: number;
  let high: number;
  let low: number;
  try {
    ({ close, high, low } = bar); // each field once: what is no record has no prices
  } catch {
    return false;
  }
  const arePrices = isAdmissible(close) && isAdmissible(high) && isAdmissible(low);
  if (!arePrices || !isName(symbol)) return false;
  const { pointValue } = termsOf(state.settings, symbol);
  const position = positionOf(state, symbol);
  if (isOver) mark(position, { close, high, low }, pointValue);
  else position.mark = close;
  return true;
}

function mark(position: PositionState, { close, high, low }: MarkPrices, pointValue: number): void {
  position.mark = close;
  if (position.quantity === 0) return;
  position.barCount += 1;
  noteProfit(position, unrealisedAt(position, high, pointValue));
  noteProfit(position, unrealisedAt(position, low, pointValue));
}

function noteProfit(position: PositionState, profit: number): void {
  if (profit < position.worst) position.worst = profit;
  if (profit > position.best) position.best = profit;
}

function applyFill(
  state: AccountState,
  { id, symbol, time, quantity, price, fee }: Required<Fill>,
): Outcome {
  if (state.fills.has(id)) return 'duplicate';
  state.fills.add(id);
  const position = positionOf(state, symbol);
  const { pointValue } = termsOf(state.settings, symbol);
  position.mark = price;
  // A fill that turns a position pays its fee in two parts: for what it closes and what it opens.
  const reducing = reducingPart(position.quantity, quantity);
  const opening = openingPart(position.quantity, quantity);
  const feeOfClose = reducing === 0 ? 0 : opening === 0 ? fee : fee * (reducing / quantity);
  if (reducing !== 0) noteProfit(position, unrealisedAt(position, price, pointValue));
  positionReduce(position, reducing, price, pointValue);
  position.fees += feeOfClose;
  const isOver = reducing !== 0 && position.quantity === 0;
  const trade = isOver ? tradeOf(symbol, position, { time, price }) : undefined;
  positionAdd(position, opening, price, time);
  position.fees += fee - feeOfClose;
  return trade ?? 'applied';
}

/** The books of a symbol; symbols are kept in order, so that sums do not depend on who came first. */
function positionOf({ positions }: AccountState, symbol: string): PositionState {
  const known = positions.get(symbol);
  if (known !== undefined) return known;
  const position = positionInit();
  const later = [...positions].filter(([other]) => other > symbol);
  for (const [other] of later) positions.delete(other);
  positions.set(symbol, position);
  for (const [other, its] of later) positions.set(other, its);
  return position;
}
