import type { AccountUpdate } from '../account/account-update.js';
import { type Fill, readFill } from '../account/fill.js';
import { isSymbol } from './refusal.js';
import { type Wired, type Wiring, wiringOf } from './wiring.js';

/** Units were bought or sold: account, desk and portfolio step hear of it. */
export function bookFill(wiring: Wiring, fill: Fill): AccountUpdate {
  const { accounts, desks, portfolio } = wiring;
  wiring.entrance.check();
  const read = readFill(fill);
  const symbol = read && wiring.canonical(read.symbol, undefined);
  if (read === undefined || symbol === undefined || !hasRoomFor(symbol, wiring)) {
    return { disposition: 'refused', trade: undefined, equity: accounts.equity };
  }
  const known = symbol === read.symbol ? read : { ...read, symbol };
  const update = accounts.fill(known);
  if (update.disposition !== 'applied') return update;
  const position = accounts.position(symbol)!;
  desks.book(known, position);
  portfolio?.fill(symbol, position.quantity);
  portfolio?.tell(update.equity, known.time);
  return update;
}

/** There may be as many positions as lanes. */
function hasRoomFor(symbol: string, { desks, config }: Wiring): boolean {
  return isSymbol(symbol) && (desks.has(symbol) || desks.size < config.maxSymbols);
}

/** One unit of an open position is worth `price` at `time`. */
export function bookMark(wiring: Wiring, symbol: string, price: number, time?: number): void {
  const { accounts, desks, portfolio } = wiring;
  wiring.entrance.check();
  const known = wiring.canonical(symbol, undefined);
  if (known === undefined || !Number.isFinite(price) || !desks.has(known)) return;
  accounts.mark(known, price);
  desks.price(known, price);
  portfolio?.tell(accounts.equity, time);
}

/**
 * Tell `pipeline` that one unit of `symbol` has become `ratio` units: it adjusts the position, the
 * plan and what is pending. What its lane remembers of prices stays as it is. A split that would
 * leave the bounds of numbers is refused.
 */
export function splitPosition(pipeline: Wired, symbol: string, ratio: number): AccountUpdate {
  const wiring = wiringOf(pipeline);
  wiring.entrance.check();
  const known = wiring.canonical(symbol, undefined) ?? '';
  const update = wiring.accounts.split(known, ratio);
  if (update.disposition === 'applied') wiring.desks.split(known, ratio);
  return update;
}
