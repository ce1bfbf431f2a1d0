import { describe, expect, it } from 'vitest';
import { Book, type BookFill, type IntrabarPolicy } from '../../src/simulation/index.js';
import { type DayOfBars, daysOf, realBars } from './real-bars.js';

const BRACKET = 0.005;

/** Days before a day whose mean range says what to expect of it. */
const BEFORE = 20;

interface Exit {
  readonly fill: BookFill;
  /** Place of the day that it came in. */
  readonly day: number;
}

/** A position each day at its open, with a bracket, on one side; the fills that end it in a bracket. */
function exitsOn(
  days: readonly DayOfBars[],
  bracket: number,
  policy: IntrabarPolicy,
  side: 1 | -1,
): Exit[] {
  const book = new Book('SPY', { policy });
  const found: Exit[] = [];
  for (const [n, day] of days.entries()) {
    if (book.quantity === 0) {
      const { open } = day;
      const prices = { stop: open * (1 - side * bracket), target: open * (1 + side * bracket) };
      const word = side > 0 ? 'buy' : 'sell';
      book.submit({ id: `${n}`, side: word, kind: 'market', quantity: 1, exits: prices });
    }
    for (const event of book.update(day)) {
      if (event.type !== 'fill' || event.fill.reason === 'market') continue;
      found.push({ fill: event.fill, day: n });
    }
  }
  return found;
}

/** Long and short, with days alone and with the bars that they are made of. */
function compared(days: readonly DayOfBars[], bracket: number) {
  const both = (policy: IntrabarPolicy) => [
    ...exitsOn(days, bracket, policy, 1),
    ...exitsOn(days, bracket, policy, -1),
  ];
  return { byDay: both('worst'), byBase: both('base') };
}

function shareOf(exits: readonly Exit[]): number {
  return exits.filter(({ fill }) => fill.ambiguous).length / exits.length;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function print(what: string, byDay: readonly Exit[], byBase: readonly Exit[]): void {
  const shares = [byDay, byBase].map((exits) => percent(shareOf(exits)));
  console.log(`${what}, ${byDay.length} exits: ambiguous ${shares.join(' → ')}`);
}

const rangeOf = ({ high, low, open }: DayOfBars): number => (high - low) / open;

const meanRange = (days: readonly DayOfBars[]): number =>
  days.reduce((sum, day) => sum + rangeOf(day), 0) / days.length;

const regularHours = (name: string): readonly DayOfBars[] | undefined => {
  const bars = realBars(name);
  if (bars === undefined) console.log(`${name}: not present`);
  return bars && daysOf(bars, 9 * 60 + 30, 16 * 60);
};

describe('of brackets around the open of a day, how many exits are ambiguous', () => {
  it('SPY by minutes, January 2011: none with minutes, whatever the bracket', () => {
    const days = regularHours('pyalgo_nt_spy_minute_2011_1m');
    if (days === undefined) return;
    const usual = compared(days, BRACKET);
    print('SPY, 2011, ±.5 %, minutes', usual.byDay, usual.byBase);
    expect(shareOf(usual.byBase)).toBeLessThan(0.01);
    // In so quiet a month ±.5 % is most of a day. Where days are six times as high as the bracket:
    const narrow = compared(days, meanRange(days) / 6);
    print('SPY, 2011, a sixth of the mean range, minutes', narrow.byDay, narrow.byBase);
    expect(shareOf(narrow.byDay)).toBeGreaterThan(0.4);
    expect(shareOf(narrow.byBase)).toBeLessThan(0.01);
  });

  it('SPY by hours, 1998 to 2021: the more, the higher the days before were', () => {
    const days = regularHours('lean_spy_1h_raw');
    if (days === undefined) return;
    const { byDay, byBase } = compared(days, BRACKET);
    print('SPY, 1998 to 2021, ±.5 %, hours', byDay, byBase);
    // The range that days had before is known when a position is opened: no day is chosen afterwards.
    const before = days.map((_, n) =>
      n < BEFORE ? Number.NaN : meanRange(days.slice(n - BEFORE, n)) / BRACKET,
    );
    const edges = [0, 1, 2, 3, 4, 6, Number.POSITIVE_INFINITY];
    const shares = edges.slice(1).map((to, i) => {
      const from = edges[i]!;
      const within = (exits: readonly Exit[]) =>
        exits.filter(({ day }) => before[day]! >= from && before[day]! < to);
      const [some, base] = [within(byDay), within(byBase)];
      print(`  days before ${from} to ${to} times as high as the bracket`, some, base);
      expect(shareOf(base)).toBeLessThan(shareOf(some));
      return shareOf(some);
    });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.4);
  });
});
