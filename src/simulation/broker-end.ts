import type { AccountTrade } from '../account/account-trade.js';
import type { BegunBar } from './begun-bar.js';
import type { BookBar } from './book-bar.js';
import type { BookEvent } from './book-event.js';
import { CheckedBar } from './checked-bar.js';
import { type OutcomeBand, widen } from './outcome-band.js';
import { type GivenBar, readBars } from './read-bars.js';
import type { TradingDesk, TradingDesks } from './trading-desks.js';

/** What the bars of one end time led to. */
export interface BrokerUpdate {
  readonly events: readonly BookEvent[];
  readonly trades: readonly AccountTrade[];
  readonly equity: number;
}

const nothing: readonly never[] = Object.freeze([]);

/** A bar that is under way. */
interface Begun {
  readonly desk: TradingDesk;
  readonly bar: BegunBar;
  /** How many events its open led to: they are told before what happens within any bar. */
  readonly told: number;
}

/**
 * The bars of one end time: first every open, then what happens within, each in the order of symbols;
 * then everything is worth what it closed at, and who is lost there is liquidated.
 */
export function runEnd(desks: TradingDesks, band: OutcomeBand, bars: unknown): BrokerUpdate {
  const read = readBars(bars);
  const isOne = CheckedBar.is(read);
  if (isOne && isQuiet(desks, read)) {
    return { events: nothing, trades: nothing, equity: desks.account.equity };
  }
  const given = isOne ? [{ symbol: read.symbol, bar: read as BookBar }] : read;
  const trades: AccountTrade[] = [];
  desks.trades = trades;
  const events: BookEvent[] = [];
  const begun = openAll(desks, given, events);
  for (const { desk, bar, told } of begun) {
    const its = desk.book.finish(bar);
    for (let i = 0; i < its.length; i++) {
      if (i >= told) events.push(its[i]!);
      widen(band, its[i]!, desk.budget.pointMoney);
    }
  }
  if (begun.length > 1) for (const { desk, bar } of begun) desk.budget.mark(bar.bar, false);
  liquidateLost(begun, events);
  for (const { desk, bar } of begun) desk.budget.mark(bar.bar);
  return { events, trades, equity: desks.account.equity };
}

function openAll(
  desks: TradingDesks,
  given: readonly GivenBar[],
  events: BookEvent[],
): readonly Begun[] {
  let begun: Begun[] | undefined;
  let last = '';
  for (const { symbol, bar } of given) {
    const desk = symbol !== '' && symbol !== last ? desks.of(symbol) : undefined;
    const its = desk?.book.begin(bar, desk.budget);
    if (desk === undefined || its === undefined) events.push({ type: 'refused' });
    else {
      const opened = its.run?.events ?? nothing;
      const one = { desk, bar: its, told: opened.length };
      for (const event of opened) events.push(event);
      if (begun === undefined) begun = [one];
      else begun.push(one); // which makes room for sixteen more, most often for none
      last = symbol;
    }
  }
  return begun ?? nothing;
}

/**
 * Who is lost at its adverse extreme, the others being worth what they closed at, is closed there: all
 * of them are judged before one is, so that names do not matter, and again once something was closed.
 */
function liquidateLost(begun: readonly Begun[], events: BookEvent[]): void {
  const prices = begun.map(({ desk, bar }) => desk.budget.lostAt(bar.bar));
  if (prices.every((price) => price === undefined)) return;
  for (const [i, { desk, bar }] of begun.entries()) {
    const price = prices[i];
    if (price !== undefined) events.push(...desk.book.liquidate(bar.bar, price, desk.budget));
  }
  const kept = begun.filter((_, i) => prices[i] === undefined);
  liquidateLost(kept, events);
}

/** Whether a bar meets nothing: it has passed then. */
function isQuiet(desks: TradingDesks, bar: CheckedBar): boolean {
  const desk = desks.known(bar.symbol);
  if (desk === undefined || desk.budget.lostAt(bar) !== undefined) return false;
  if (!desk.book.pass(bar)) return false;
  desk.budget.mark(bar);
  return true;
}
