import type { Bar, ClosedBar } from '../../src/bars/index.js';
import { IncrementalIndicators } from '../../src/indicators/index.js';
import {
  BollingerBreakout,
  LevelBreakout,
  MaCrossover,
  MacdRsi,
  RsiTrend,
  type Strategy,
  type StrategyView,
} from '../../src/strategies/index.js';
import type { Doorway } from '../../src/testing/index.js';
import type { OuterDoor } from './outer-doors.js';
import { seriesOf } from './series.js';

/** One of each, short enough to have opinions within a few dozen bars. */
const makers: Readonly<Record<string, () => Strategy>> = {
  BollingerBreakout: () => new BollingerBreakout({ period: 5, coolDownBars: 0 }),
  LevelBreakout: () => new LevelBreakout({ pivotBars: 1, atrPeriod: 3, coolDownBars: 0 }),
  MaCrossover: () => new MaCrossover({ fastPeriod: 2, slowPeriod: 4, atrPeriod: 3 }),
  MacdRsi: () => new MacdRsi({ fastPeriod: 2, slowPeriod: 4, signalPeriod: 2, rsiPeriod: 3 }),
  RsiTrend: () => new RsiTrend({ rsiPeriod: 2, trendPeriod: 4, atrPeriod: 3 }),
};

/** The doors of every strategy: a view and its parts, then the bar in it. */
export const strategyDoors: Readonly<Record<string, OuterDoor>> = Object.fromEntries(
  Object.entries(makers).flatMap(([name, make]) => doorsOf(name, make)),
);

function doorsOf(name: string, make: () => Strategy): [string, OuterDoor][] {
  const views = viewsFor(make());
  return [
    [name, { make: () => make() as unknown as Doorway, inputs: views }],
    [
      `${name}, its bar`,
      {
        make: () => barOf(make(), views),
        inputs: views.map(({ bar }) => bar),
      },
    ],
  ];
}

function viewsFor(strategy: Strategy): StrategyView[] {
  const indicators = new IncrementalIndicators(strategy.needs);
  const bars = seriesOf('bar', 'lively', 4, 24) as Bar[];
  return bars.map((bar) => {
    const whole = { expected: 1, received: 1, synthetic: 0, complete: true, revision: 0 };
    const made = { end: bar.time + 60_000, vwap: bar.close, price: bar.close };
    const closed: ClosedBar = { ...bar, ...made, ...whole };
    return { bar: closed, timeframe: '1m', features: indicators.update(bar).copy() };
  });
}

/** `strategy`, given the bar of its views; the other parts are the true ones, in turn. */
function barOf(strategy: Strategy, views: readonly StrategyView[]): Doorway {
  let at = 0;
  const view = (bar: unknown) => ({ ...views[at], bar }) as StrategyView;
  return {
    update: (given) => {
      const said = strategy.update(view(given));
      at += 1;
      return said;
    },
    peek: (given) => strategy.peek(view(given)),
    snapshot: () => strategy.snapshot(),
  };
}
