import { describe, expect, it } from 'vitest';
import { Book, type BookFill, type IntrabarPolicy } from '../../src/simulation/index.js';
import { daysOf, realBars } from './real-bars.js';

const BRACKET = 0.005;

/** A position each day at its open, with a bracket, on one side; the fills that end it in a bracket. */
function exits(days: ReturnType<typeof daysOf>, policy: IntrabarPolicy, side: 1 | -1): BookFill[] {
  const book = new Book('SPY', { policy });
  const found: BookFill[] = [];
  for (const [n, day] of days.entries()) {
    const held = book.quantity;
    if (held === 0) {
      const { open } = day;
      const prices = { stop: open * (1 - side * BRACKET), target: open * (1 + side * BRACKET) };
      const word = side > 0 ? 'buy' : 'sell';
      book.submit({ id: `${n}`, side: word, kind: 'market', quantity: 1, exits: prices });
    }
    for (const event of book.update(day)) {
      if (event.type === 'fill' && event.fill.reason !== 'market') found.push(event.fill);
    }
  }
  return found;
}

function shareOf(fills: readonly BookFill[]): number {
  return fills.filter(({ ambiguous }) => ambiguous).length / fills.length;
}

const files = [
  // Minutes of January 2011; hours of 23 years, of which the first of a day is half an hour. 2002 and
  // 2003 were chosen after a look at all of them, as the years with the largest share by days: they
  // show how bad it gets, not what to expect.
  { name: 'pyalgo_nt_spy_minute_2011_1m', from: 2011, to: 2011, byDay: 0, byBase: 0.01 },
  { name: 'lean_spy_1h_raw', from: 1998, to: 2021, byDay: 0.2, byBase: 0.25 },
  { name: 'lean_spy_1h_raw', from: 2002, to: 2003, byDay: 0.4, byBase: 0.25 },
];

describe('brackets of half a percent around the open of a day', () => {
  it.each(files)('$name, $from to $to: what is ambiguous by days is not by base bars', (file) => {
    const { name, from, to } = file;
    const bars = realBars(name);
    if (bars === undefined) return console.log(`${name}: not present`);
    const days = daysOf(bars, 9 * 60 + 30, 16 * 60).filter(
      ({ time }) => time >= Date.UTC(from, 0) && time < Date.UTC(to + 1, 0),
    );
    const both = (policy: IntrabarPolicy) => [
      ...exits(days, policy, 1),
      ...exits(days, policy, -1),
    ];
    const [byDay, byBase] = [both('worst'), both('base')];
    const figures = [byDay, byBase].map((fills) => `${(100 * shareOf(fills)).toFixed(1)} %`);
    console.log(
      `${name}, ${from} to ${to}, ${days.length} days, ${byDay.length} exits: ambiguous ${figures.join(' → ')}`,
    );
    expect(shareOf(byBase)).toBeLessThan(file.byBase);
    expect(shareOf(byDay)).toBeGreaterThan(file.byDay);
    expect(shareOf(byDay)).toBeGreaterThan(2 * shareOf(byBase));
    return undefined;
  });
});
