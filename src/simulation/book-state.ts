import { isName } from '../account/fill.js';
import { admitSnapshot } from '../core/snapshot.js';
import {
  fitState,
  isStateArray,
  misfit,
  requireStateRecord,
  type Snapshot,
  type State,
} from '../core/state.js';
import { kinds, type OrderState, readOrder } from './order.js';
import { noOrders, type OrderList } from './order-list.js';

/** What a book remembers. */
export type BookState = {
  /** Units that its fills have led to. */
  quantity: number;
  /** Protective prices of the position; NaN where there are none. */
  stop: number;
  target: number;
  trailDistance: number;
  /** The best price since the position was opened, up to the bar before. */
  extreme: number;
  /** Open of the last bar; NaN before the first. */
  time: number;
  /** Of that bar: for models of cost. */
  volume: number;
  range: number;
  /** How many fills were made: they are named by it. */
  fillCount: number;
  orders: OrderList;
};

export const bookInit = (): BookState => ({
  quantity: 0,
  stop: Number.NaN,
  target: Number.NaN,
  trailDistance: Number.NaN,
  extreme: Number.NaN,
  time: Number.NaN,
  volume: 0,
  range: 0,
  fillCount: 0,
  orders: noOrders,
});

/** An equal of its own. */
export function bookCopy(state: Readonly<BookState>): BookState {
  return { ...state, orders: state.orders.map((order) => ({ ...order })) };
}

/** Rises when the same orders and bars give other state. */
export const bookVersion = 3;

/** The state in a snapshot; version 2 filled otherwise, and wrote the same. */
export function admitBook(snapshot: Snapshot, id: string): State {
  return admitSnapshot(snapshot, id, bookVersion, 2);
}

/** The state that `given` describes, or a `SnapshotError`. */
export function reviveBook(given: State): BookState {
  const { orders: _, ...numbers } = bookInit();
  const { orders, ...rest } = requireStateRecord(given, 'state');
  const state = fitState(numbers, rest, 'state');
  const { quantity, volume, range, fillCount } = state;
  if (Number.isNaN(quantity + volume + range) || volume < 0 || range < 0 || fillCount < 0) {
    throw misfit('state', 'has numbers that cannot be');
  }
  if (state.trailDistance <= 0) throw misfit('state.trailDistance', 'is not over 0');
  if (!isStateArray(orders)) throw misfit('state.orders', 'expected a list');
  const revived = orders.map((order, i) => fitOrder(order, `state.orders[${i}]`));
  if (new Set(revived.map(({ id }) => id)).size !== revived.length) {
    throw misfit('state.orders', 'has an order twice');
  }
  return { ...state, orders: revived };
}

const template = readOrder({ id: 'x', side: 'buy', kind: 'market', quantity: 1 })!;

function fitOrder(given: State, path: string): OrderState {
  const order = fitState<OrderState>(template, given, path);
  const { id, side, kind, quantity, barsLeft, limit, stop, trailDistance } = order;
  const hasLimit = !Number.isNaN(limit);
  const hasStop = !Number.isNaN(stop);
  const isSound =
    isName(id) &&
    kinds.includes(kind) &&
    (side === 1 || side === -1) &&
    !(quantity <= 0 || barsLeft < 1 || trailDistance <= 0) &&
    (Number.isNaN(barsLeft) || Number.isInteger(barsLeft)) &&
    hasLimit === kind.endsWith('limit') &&
    hasStop === kind.startsWith('stop');
  if (!isSound) throw misfit(path, 'is no order');
  return order;
}
