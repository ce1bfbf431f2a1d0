import type { Snapshot } from '../../src/core/index.js';
import { savedBars } from './saved.js';

type Made = { snapshot(): Snapshot; restore(snapshot: Snapshot): void };
type Class = new (...args: never[]) => Made;

/** Rooms of a checkout. */
export interface Rooms {
  readonly account: { readonly Account: unknown };
  readonly simulation: { readonly Book: unknown; readonly PaperBroker: unknown };
  readonly performance: { readonly RunningPerformance: unknown };
  readonly pipeline: { readonly Pipeline: unknown };
}

/** Something that is driven by steps: how it is made, and what a step makes it say. */
export interface Story {
  readonly name: string;
  make(rooms: Rooms): Made;
  step(subject: never, n: number): unknown;
}

const bar = (n: number) => savedBars[n]!;

const made = (given: unknown, ...args: readonly unknown[]): Made =>
  new (given as Class)(...(args as never[]));

const order = (n: number) => ({
  id: `o${n}`,
  side: n % 3 === 0 ? ('sell' as const) : ('buy' as const),
  kind: 'market' as const,
  quantity: 1 + (n % 4),
  exits: { [n % 3 === 0 ? 'target' : 'stop']: bar(n).close - 3 },
});

const options = {
  ...{ base: '1m', indicators: {}, denoise: false },
  strategies: { averages: { kind: 'maCrossover', fastPeriod: 2, slowPeriod: 4 } },
  risk: { minConfidence: 0, minCoverage: 0, maxEntries: 2 },
};

interface Decided {
  readonly action: string;
  readonly side: string;
  readonly quantity: number;
}

/** Signed units that a decision asks for; 0 where it holds. */
function unitsOf({ action, side, quantity }: Decided): number {
  const takesRisk = action === 'open' || action === 'add';
  if (action === 'hold') return 0;
  return takesRisk === (side === 'long') ? quantity : -quantity;
}

interface Live {
  update(given: unknown): { readonly decisions: readonly Decided[] };
  onFill(fill: unknown): unknown;
}

interface Sim {
  update(given: unknown): unknown;
  submit(...args: readonly unknown[]): unknown;
}

/** Nothing in them is said otherwise since 0.2.0: whole units, one symbol a bar, stops not passed over. */
export const accountStories: readonly Story[] = [
  {
    name: 'Account',
    make: ({ account }) => made(account.Account, { cash: 5_000, usual: { pointValue: 2 } }),
    step: (subject: Sim, n) => {
      const { time, close, high, low } = bar(n);
      const symbol = n % 2 === 0 ? 'X' : 'Y';
      const quantity = n % 5 < 3 ? 2 : -3;
      const fill = { id: `${n}`, symbol, time, quantity, price: close, fee: 0.5 };
      return [
        subject.update({ type: 'fill', fill }),
        subject.update({ type: 'mark', symbol, close, high, low }),
        subject.update({ type: 'dividend', symbol, perUnit: 0.25 }),
      ];
    },
  },
  {
    name: 'Book',
    make: ({ simulation }) => made(simulation.Book, 'X', { spreadRatio: 0.001 }),
    step: (subject: Sim, n) => {
      if (n % 6 === 0) subject.submit(order(n));
      return subject.update(bar(n));
    },
  },
  {
    name: 'PaperBroker',
    make: ({ simulation }) => made(simulation.PaperBroker, { account: { cash: 1_000 } }),
    step: (subject: Sim, n) => {
      if (n % 6 === 0) subject.submit('X', order(n));
      return subject.update([{ ...bar(n), symbol: 'X' }]);
    },
  },
  {
    name: 'RunningPerformance',
    make: ({ performance }) => made(performance.RunningPerformance, { periodsPerYear: 252 }),
    step: (subject: Sim, n) => subject.update(bar(n).close),
  },
  {
    name: 'Pipeline',
    make: ({ pipeline }) => made(pipeline.Pipeline, options),
    step: (subject: Live, n) => {
      const { time, close: price } = bar(n);
      const { decisions } = subject.update({ ...bar(n), symbol: 'X' });
      const fills = decisions
        .map(unitsOf)
        .filter((quantity) => quantity !== 0)
        .map((quantity) => subject.onFill({ id: `${n}`, symbol: 'X', time, quantity, price }));
      return [decisions, fills];
    },
  },
];

export const stepsBefore = 50;
export const stepsAfter = 30;
