import { earnedBy, type PositionState } from './position.js';

/** A position from its opening until nothing of it is left, or it turned. */
export interface AccountTrade {
  readonly symbol: string;
  readonly side: 'long' | 'short';
  /** The most units that it had. */
  readonly quantity: number;
  readonly openedAt: number;
  readonly closedAt: number;
  /** Price of the fill that closed it. */
  readonly exit: number;
  /** After fees, financing and dividends, in the account's currency. */
  readonly profit: number;
  /** Bars that were marked while it was open. */
  readonly bars: number;
  /** The worst and the best unrealised profit on the way. */
  readonly worstProfit: number;
  readonly bestProfit: number;
}

/** The trade that ends with the fill at `exit`; what comes after is another's. */
export function tradeOf(
  symbol: string,
  position: PositionState,
  { time, price }: { readonly time: number; readonly price: number },
): AccountTrade {
  const earned = earnedBy(position);
  const profit = earned - position.earnedBefore;
  position.earnedBefore = earned;
  return {
    symbol,
    side: position.size > 0 ? 'long' : 'short',
    quantity: Math.abs(position.size),
    openedAt: position.openedAt,
    closedAt: time,
    exit: price,
    profit,
    bars: position.barCount,
    worstProfit: position.worst,
    bestProfit: position.best,
  };
}
