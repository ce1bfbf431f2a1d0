import type { AccountEvent } from './account-event.js';
import { type AccountSettings, usualTerms } from './account-options.js';
import type { AccountState } from './account-state.js';
import { type AccountTrade, tradeOf } from './account-trade.js';
import type { Fill } from './fill.js';
import {
  type PositionState,
  positionAdd,
  positionInit,
  positionReduce,
  positionSplit,
  reducingPart,
  unrealisedAt,
} from './position.js';

type Outcome = AccountTrade | 'applied' | 'duplicate' | 'refused';

/** Write an event into the books. */
export function applyEvent(
  settings: AccountSettings,
  state: AccountState,
  event: AccountEvent,
): Outcome {
  if (event.type === 'transfer') {
    state.cash += event.amount;
    state.transfers += event.amount;
    return 'applied';
  }
  if (event.type === 'fill') return applyFill(settings, state, event.fill as Required<Fill>);
  const position = positionOf(state, event.symbol);
  const { pointValue } = settings.terms.get(event.symbol) ?? usualTerms;
  switch (event.type) {
    case 'mark':
      mark(position, event as Required<typeof event>, pointValue);
      return 'applied';
    case 'split':
      positionSplit(position, event.ratio);
      return 'applied';
    case 'rate':
      position.rate = event.rate;
      return 'applied';
    case 'dividend':
      return book(state, position, 'dividends', {
        amount: position.quantity === 0 ? 0 : position.quantity * event.perUnit * position.rate,
        side: 1,
      });
    case 'financing': {
      const { quantity, mark: price, rate } = position;
      const value = quantity === 0 ? 0 : Math.abs(quantity * price) * pointValue * rate;
      const amount = (value * event.ratePerYear * event.days) / event.daysPerYear;
      return book(state, position, 'financing', { amount, side: -1 });
    }
  }
}

/** An equal of `state` of its own. */
export function copyAccount({ cash, transfers, positions, fillIds }: AccountState): AccountState {
  const copies = [...positions].map(([symbol, position]) => [symbol, { ...position }] as const);
  return { cash, transfers, positions: new Map(copies), fillIds: new Set(fillIds) };
}

function book(
  state: AccountState,
  position: PositionState,
  into: 'dividends' | 'financing',
  { amount, side }: { readonly amount: number; readonly side: 1 | -1 },
): Outcome {
  position[into] += amount;
  state.cash += side * amount;
  return 'applied';
}

function mark(
  position: PositionState,
  { close, high, low }: { readonly close: number; readonly high: number; readonly low: number },
  pointValue: number,
): void {
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
  settings: AccountSettings,
  state: AccountState,
  { id, symbol, time, quantity, price, fee }: Required<Fill>,
): Outcome {
  if (state.fillIds.has(id)) return 'duplicate';
  remember(state.fillIds, id, settings.rememberedFills);
  const position = positionOf(state, symbol);
  const { pointValue } = settings.terms.get(symbol) ?? usualTerms;
  position.mark = price;
  // A fill that turns a position pays its fee in two parts: for what it closes and what it opens.
  const reducing = reducingPart(position.quantity, quantity);
  const feeOfClose = reducing === 0 ? 0 : fee * (reducing / quantity);
  if (reducing !== 0) noteProfit(position, unrealisedAt(position, price, pointValue));
  state.cash += positionReduce(position, reducing, price, pointValue) - feeOfClose;
  position.fees += feeOfClose;
  const isOver = reducing !== 0 && position.quantity === 0;
  const trade = isOver ? tradeOf(symbol, position, { time, price }) : undefined;
  positionAdd(position, quantity - reducing, price, time);
  state.cash -= fee - feeOfClose;
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

function remember(ids: Set<string>, id: string, most: number): void {
  ids.add(id);
  if (ids.size <= most) return;
  for (const oldest of ids) {
    ids.delete(oldest);
    return;
  }
}
