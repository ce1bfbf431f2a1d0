/** What of a decision an order is made of; a `Decision` of the Pipeline is one. */
export interface OrderIntent {
  readonly symbol: string;
  readonly action: 'buy' | 'sell' | 'hold';
  readonly quantity: number;
  readonly entry: number;
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
  readonly action: unknown;
  readonly quantity: number;
  readonly entry: number;
  readonly stop: number;
  readonly final: boolean;
  readonly id: string;
}

/** Each field is read once; what throws or is of another type is no decision. */
export function readOnce(decision: Readonly<OrderIntent>): ReadIntent | undefined {
  try {
    const { symbol, action, quantity, entry, stop, final, end, id } = decision;
    const texts = typeof symbol === 'string' && (id === undefined || typeof id === 'string');
    if (!texts || typeof quantity !== 'number' || typeof entry !== 'number') return undefined;
    return {
      symbol,
      action,
      quantity,
      entry,
      stop: typeof stop === 'number' ? stop : Number.NaN,
      final: final !== false,
      id: id ?? `${symbol}|${Number(end)}`,
    };
  } catch {
    return undefined;
  }
}
