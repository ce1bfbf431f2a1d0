// From a decision to an order of the paper broker.
import type { Decision } from 'barwave';
import { type Instrument, SymbolMap, toOrder } from 'barwave/formats';
import type { Order } from 'barwave/simulation';
import type { Asset } from './config.js';

/** What a decision wants of the broker; `undefined` where its price or size is none that can be traded. */
export function orderBook(assets: readonly Asset[]): (decision: Decision) => Order | undefined {
  const listings = new SymbolMap(assets.map(listing));
  return (decision) => {
    const { id, stop, target } = decision;
    const order = toOrder(decision, 'paper', listings);
    if (order.refused) return undefined;
    const { side, quantity, price, reduceOnly } = order;
    const plain = { id, side, quantity, reduceOnly };
    if (!isRisk(decision)) return { ...plain, kind: 'market' };
    const exits = { ...(stop > 0 ? { stop } : {}), ...(target > 0 ? { target } : {}) };
    return { ...plain, kind: 'limit', limit: price, lifeBars: 3, exits };
  };
}

/** Whether more is owned or owed by it. */
export function isRisk({ action }: Decision): boolean {
  return action === 'open' || action === 'add';
}

function listing({ symbol, tick, step, calendar }: Asset): Instrument {
  const listings = { paper: { name: symbol } };
  const plain = { symbol, base: symbol, quote: 'USD', assetClass: 'equity', sources: [] } as const;
  return { ...plain, tick, step, pointValue: 1, calendar, listings };
}
