import type { OrderState } from './order.js';

/** Orders as they came. A list that is never written on: whoever walks one may take orders out. */
export type OrderList = readonly OrderState[];

export const noOrders: OrderList = Object.freeze([]);

/** `orders`, and one more. */
export function withOrder(orders: OrderList, order: OrderState): OrderList {
  return orders.length === 0 ? [order] : [...orders, order];
}

/** `orders` but one of them, if it is there. */
export function withoutOrder(orders: OrderList, order: OrderState): OrderList {
  const at = orders.indexOf(order);
  if (at < 0) return orders;
  if (orders.length === 1) return noOrders;
  const rest = [...orders];
  rest.splice(at, 1);
  return rest;
}
