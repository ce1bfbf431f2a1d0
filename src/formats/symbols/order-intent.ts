/** What of a decision an order is made of; a `Decision` of the Pipeline is one. */
export interface OrderIntent {
  readonly symbol: string;
  readonly action: 'open' | 'add' | 'reduce' | 'close' | 'hold';
  /** Of the position that it is about. */
  readonly side: 'long' | 'short' | 'flat';
  readonly quantity: number;
  readonly price: number;
  /** NaN for none. */
  readonly stop?: number;
  /** False while the decision may still change. */
  readonly final?: boolean;
  /** End of the bar decided on, ms. */
  readonly end: number;
  /** Default `symbol|end`. */
  readonly id?: string;
}

/** A decision whose fields have been read. */
export interface ReadIntent {
  readonly symbol: string;
  /** Of the order; `undefined` for a hold. */
  readonly order: 'buy' | 'sell' | undefined;
  /** Whether it takes from a position. */
  readonly reduces: boolean;
  readonly quantity: number;
  readonly price: number;
  readonly stop: number;
  readonly final: boolean;
  readonly id: string;
}

/** Each field is read once; what throws or is of another type is no decision. */
export function readOnce(decision: Readonly<OrderIntent>): ReadIntent | undefined {
  try {
    const { symbol, action, side, quantity, price, stop, final, end, id } = decision;
    const texts = typeof symbol === 'string' && (id === undefined || typeof id === 'string');
    if (!texts || typeof quantity !== 'number' || typeof price !== 'number') return undefined;
    return {
      symbol,
      order: orderSide(action, side),
      reduces: action === 'reduce' || action === 'close',
      quantity,
      price,
      stop: typeof stop === 'number' ? stop : Number.NaN,
      final: final !== false,
      id: id ?? `${symbol}|${Number(end)}`,
    };
  } catch {
    return undefined;
  }
}

function orderSide(action: unknown, side: unknown): 'buy' | 'sell' | undefined {
  if (side !== 'long' && side !== 'short') return undefined;
  if (action === 'open' || action === 'add') return side === 'long' ? 'buy' : 'sell';
  if (action === 'reduce' || action === 'close') return side === 'long' ? 'sell' : 'buy';
  return undefined;
}
