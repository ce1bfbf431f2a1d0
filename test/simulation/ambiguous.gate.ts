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
  // Minutes of January 2011; hours of 23 years, of which the first of a day is half an hour.
  ['pyalgo_nt_spy_minute_2011_1m', 0.01],
  ['lean_spy_1h_raw', 0.25],
] as const;

describe('brackets of half a percent around the open of a day', () => {
  it.each(files)('%s: what is ambiguous by days is not by base bars', (name, most) => {
    const bars = realBars(name);
    if (bars === undefined) return console.log(`${name}: not present`);
    const days = daysOf(bars, 9 * 60 + 30, 16 * 60);
    const both = (policy: IntrabarPolicy) => [
      ...exits(days, policy, 1),
      ...exits(days, policy, -1),
    ];
    const [byDay, byBase] = [both('worst'), both('base')];
    const figures = [byDay, byBase].map((fills) => `${(100 * shareOf(fills)).toFixed(1)} %`);
    console.log(
      `${name}, ${days.length} days, ${byDay.length} exits: ambiguous ${figures.join(' → ')}`,
    );
    expect(shareOf(byBase)).toBeLessThan(most);
    expect(shareOf(byDay)).toBeGreaterThan(2 * shareOf(byBase));
    return undefined;
  });
});
