import { type Reason, reason } from '../../core/reason.js';
import { clientIdFor } from './client-id.js';
import { onGrid, printedOnGrid } from './grid.js';
import type { Listing } from './instrument.js';
import { type OrderIntent, type ReadIntent, readOnce } from './order-intent.js';
import type { SymbolMap } from './symbol-map.js';

/** An order as plain values; what a venue calls its fields is the caller's business. */
export interface VenueOrder {
  readonly refused: false;
  readonly venue: string;
  /** The venue's own name. */
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: 'limit';
  /** On the step, rounded down. */
  readonly quantity: number;
  /** On the tick: down to buy, up to sell, so that it is never worse than was decided. */
  readonly price: number;
  /** On the tick, towards the price, so that no more is at stake than was decided; left out without one. */
  readonly stop?: number;
  /** Whether it takes from a position, and is not to open one. */
  readonly reduceOnly: boolean;
  /** The same as decimals, as venues want them. */
  readonly text: { readonly quantity: string; readonly price: string; readonly stop?: string };
  /** The decision's id in letters that the venue takes: the same decision has the same. */
  readonly clientId: string;
  readonly decisionId: string;
}

/** Why there is no order. */
export interface OrderRefusal {
  readonly refused: true;
  readonly reasons: readonly Reason[];
}

/**
 * A decision as an order at a venue: its name, price on the tick, quantity on the step, at least the
 * least notional, with an id by which the venue knows a repetition; or the reason why not.
 *
 * Reasons: `hold`, `not-final`, `unknown-symbol`, `ambiguous-symbol`, `not-listed`, `no-figures` (tick
 * or step of the venue are not known), `not-a-number`, `below-step`, `below-min-quantity`, `below-min-notional`.
 *
 * @param decision  a `Decision`; read once
 * @param venue     e.g. `binance`
 * @output  never throws for what the decision holds
 * @example
 * import type { OrderIntent } from 'barwave/formats';
 * const decision: OrderIntent = { symbol: 'BTCUSDT', action: 'open', side: 'long', quantity: 0.0123456, price: 43210.987, stop: 42000.123, end: 1700000000000 };
 * const order = toOrder(decision, 'binance', new SymbolMap());
 * !order.refused && [order.text.quantity, order.text.price, order.text.stop]; // ['0.01234', '43210.98', '42000.13']
 * const small = toOrder({ ...decision, quantity: 0.0001 }, 'binance', new SymbolMap());
 * small.refused && small.reasons[0].code; // 'below-min-notional'
 */
export function toOrder(
  decision: Readonly<OrderIntent>,
  venue: string,
  symbols: SymbolMap,
): VenueOrder | OrderRefusal {
  const intent = readOnce(decision);
  if (intent === undefined) return refused(reason('not-a-decision'));
  const { symbol, order, final } = intent;
  if (order === undefined) return refused(reason('hold'));
  if (final === false) return refused(reason('not-final'));
  const found = symbols.resolve(symbol, venue);
  if (!found.known) return refused(reason(found.reason));
  const listing = symbols.listing(symbol, venue);
  if (listing === undefined) return refused(reason('not-listed'));
  const { tick, step, minQuantity, minNotional, pointValue } = { ...found.instrument, ...listing };
  if (!(tick > 0 && step > 0)) return refused(reason('no-figures'));
  return place({ ...intent, order }, venue, {
    name: listing.name,
    tick,
    step,
    pointValue,
    minQuantity: minQuantity ?? 0,
    minNotional: minNotional ?? 0,
  });
}

type Rules = Required<Listing> & { readonly pointValue: number };

function place(
  intent: ReadIntent & { readonly order: 'buy' | 'sell' },
  venue: string,
  rules: Rules,
): VenueOrder | OrderRefusal {
  const { tick, step } = rules;
  const isBuy = intent.order === 'buy';
  const quantity = onGrid(intent.quantity, step, 'down');
  const price = onGrid(intent.price, tick, isBuy ? 'down' : 'up');
  if (!(quantity >= 0 && price > 0)) return refused(reason('not-a-number'));
  if (quantity === 0) return refused(reason('below-step', intent.quantity, step));
  if (quantity < rules.minQuantity) {
    return refused(reason('below-min-quantity', quantity, rules.minQuantity));
  }
  const notional = quantity * price * rules.pointValue;
  if (notional < rules.minNotional) {
    return refused(reason('below-min-notional', notional, rules.minNotional));
  }
  const stop =
    Number.isNaN(intent.stop) || intent.reduces
      ? undefined
      : onGrid(intent.stop, tick, isBuy ? 'up' : 'down');
  if (stop !== undefined && !(stop > 0)) return refused(reason('not-a-number'));
  const text = { quantity: printedOnGrid(quantity, step), price: printedOnGrid(price, tick) };
  return {
    refused: false,
    venue,
    symbol: rules.name,
    side: intent.order,
    type: 'limit',
    quantity,
    price,
    reduceOnly: intent.reduces,
    ...(stop === undefined ? {} : { stop }),
    text: stop === undefined ? text : { ...text, stop: printedOnGrid(stop, tick) },
    clientId: clientIdFor(venue, intent.id),
    decisionId: intent.id,
  };
}

function refused(why: Reason): OrderRefusal {
  return { refused: true, reasons: [why] };
}
