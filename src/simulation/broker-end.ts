import type { AccountTrade } from '../account/account-trade.js';
import { noEvents } from './bar-run.js';
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

/** What is told of an end, in its order. */
interface Telling {
  events: BookEvent[];
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
  desks.trades = nothing;
  const telling: Telling = { events: noEvents };
  const begun = openAll(desks, given, telling);
  for (let i = 0; i < begun.length; i++) {
    const { desk, bar, told } = begun[i]!;
    const its = desk.book.finish(bar);
    for (let k = 0; k < its.length; k++) widen(band, its[k]!, desk.budget);
    tell(telling, told === 0 ? its : its.slice(told));
  }
  if (begun.length > 1) for (const { desk, bar } of begun) desk.budget.mark(bar.bar, false);
  liquidateLost(begun, telling);
  for (let i = 0; i < begun.length; i++) begun[i]!.desk.budget.mark(begun[i]!.bar.bar);
  const { events } = telling;
  return { events, trades: desks.trades, equity: desks.account.equity };
}

function tell(to: Telling, more: readonly BookEvent[]): void {
  if (more.length === 0) return;
  if (to.events.length === 0) to.events = [...more];
  else for (const event of more) to.events.push(event);
}

function openAll(
  desks: TradingDesks,
  given: readonly GivenBar[],
  telling: Telling,
): readonly Begun[] {
  let begun: Begun[] | undefined;
  let last = '';
  for (let i = 0; i < given.length; i++) {
    const { symbol, bar } = given[i]!;
    const desk = symbol !== '' && symbol !== last ? desks.of(symbol) : undefined;
    const its = desk?.book.begin(bar, desk.budget);
    if (desk === undefined || its === undefined) {
      tell(telling, [{ type: 'refused' }]);
      continue;
    }
    // Of a bar alone nothing has to come before the rest.
    const opened = given.length === 1 ? noEvents : (its.run?.events ?? noEvents);
    tell(telling, opened);
    const one = { desk, bar: its, told: opened.length };
    if (begun === undefined) begun = [one];
    else begun.push(one); // which makes room for sixteen more, most often for none
    last = symbol;
  }
  return begun ?? nothing;
}

/**
 * Who is lost at its adverse extreme, the others being worth what they closed at, is closed there: all
 * of them are judged before one is, so that names do not matter, and again once something was closed.
 */
function liquidateLost(begun: readonly Begun[], telling: Telling): void {
  if (!begun.some(({ desk, bar }) => desk.budget.lostAt(bar.bar) !== undefined)) return;
  const prices = begun.map(({ desk, bar }) => desk.budget.lostAt(bar.bar));
  for (const [i, { desk, bar }] of begun.entries()) {
    const price = prices[i];
    if (price !== undefined) tell(telling, desk.book.liquidate(bar.bar, price, desk.budget));
  }
  const kept = begun.filter((_, i) => prices[i] === undefined);
  liquidateLost(kept, telling);
}

/** Whether a bar meets nothing: it has passed then. */
function isQuiet(desks: TradingDesks, bar: CheckedBar): boolean {
  const desk = desks.known(bar.symbol);
  if (desk === undefined || desk.budget.lostAt(bar) !== undefined) return false;
  if (!desk.book.pass(bar)) return false;
  desk.budget.mark(bar);
  return true;
}
