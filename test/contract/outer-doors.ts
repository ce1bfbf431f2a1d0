import { Account } from '../../src/account/index.js';
import { Backtest } from '../../src/backtest/index.js';
import { Row } from '../../src/core/index.js';
import { EwCorrelationMatrix, SignalCorrelator } from '../../src/correlation/index.js';
import { Calibrator, DelayedLabels, IsotonicCalibrator } from '../../src/learning/index.js';
import { FeatureScaler } from '../../src/normalization/index.js';
import {
  RunningExposure,
  RunningPerformance,
  StrategyTracker,
} from '../../src/performance/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { ChangePoint, Cusum } from '../../src/regime/index.js';
import { DrawdownGuard, TrailingStop } from '../../src/risk/index.js';
import { PaperBroker } from '../../src/simulation/index.js';
import { signalFrom } from '../../src/strategies/signal-from.js';
import type { Doorway } from '../../src/testing/index.js';
import { TradeAggregator } from '../../src/timeframe/index.js';
import { DataValidator, QualityHistory } from '../../src/validation/index.js';

/** A door, and good things to give to it. */
export interface OuterDoor {
  readonly make: () => Doorway;
  readonly inputs: readonly unknown[];
}

const numbers = [10, 12, 11, 9, 13, 14, 12, 11];
const bars = numbers.map((close, i) => {
  return { time: i * 60_000, open: close, high: close + 1, low: close - 1, close, volume: 5 };
});

/** What absorbs trades, rows, signals, events and sums rather than bars. */
export const outerDoors: Readonly<Record<string, OuterDoor>> = {
  Account: {
    make: () => new Account() as unknown as Doorway,
    inputs: numbers.map((price, i) => {
      return { type: 'fill', id: `f${i}`, symbol: 'X', time: i, price, quantity: i % 2 ? 1 : -2 };
    }),
  },
  'Backtest, a bar': {
    make: () => adapted(backtested(), (bar) => [[bar]]),
    inputs: bars.map((bar) => ({ ...bar, symbol: 'X' })),
  },
  Calibrator: {
    make: () => new Calibrator() as unknown as Doorway,
    inputs: numbers.map((x, i) => ({ pUp: x / 20, outcome: i % 2 })),
  },
  IsotonicCalibrator: {
    make: () => new IsotonicCalibrator() as unknown as Doorway,
    inputs: numbers.map((x, i) => ({ pUp: x / 20, outcome: i % 2 })),
  },
  ChangePoint: {
    make: () => new ChangePoint() as unknown as Doorway,
    inputs: numbers,
  },
  Cusum: {
    make: () => new Cusum({ mean: 10 }) as unknown as Doorway,
    inputs: numbers,
  },
  DelayedLabels: {
    make: () => new DelayedLabels({ longestBars: 3, width: 1 }) as unknown as Doorway,
    inputs: numbers,
  },
  'DrawdownGuard, its equity': {
    make: () => {
      const guard = new DrawdownGuard();
      let time = 0;
      return adapted(guard, (equity) => [time++, equity]);
    },
    inputs: numbers,
  },
  'DrawdownGuard, its time': {
    make: () => adapted(new DrawdownGuard(), (time) => [time, 10]),
    inputs: numbers.map((_, i) => i),
  },
  EwCorrelationMatrix: {
    make: () => new EwCorrelationMatrix({ size: 2 }) as unknown as Doorway,
    inputs: numbers.map((x) => [x, (x * x) % 7]),
  },
  FeatureScaler: {
    make: () => new FeatureScaler({ columns: ['a', 'b'], windowSize: 4 }) as unknown as Doorway,
    inputs: numbers.map((x) => {
      const row = new Row(['a', 'b'], Float64Array.of(x, -x));
      const hidden = { enumerable: false }; // a row is given as a whole
      return Object.defineProperties(row, { values: hidden, columns: hidden });
    }),
  },
  'PaperBroker, its list': {
    make: () => new PaperBroker() as unknown as Doorway,
    inputs: bars.map((bar) => [{ ...bar, symbol: 'X' }]),
  },
  'PaperBroker, a bar': {
    make: () => adapted(new PaperBroker(), (bar) => [[bar]]),
    inputs: bars.map((bar) => ({ ...bar, symbol: 'X' })),
  },
  QualityHistory: {
    make: () => new QualityHistory() as unknown as Doorway,
    inputs: (() => {
      const validator = new DataValidator({ base: '1m' });
      return bars.map((bar) => validator.update(bar));
    })(),
  },
  RunningExposure: {
    make: () => new RunningExposure({ periodsPerYear: 252 }) as unknown as Doorway,
    inputs: Array.from({ length: 40 }, (_, i) => {
      const gross = 10 * (i % 4);
      return {
        equity: 100 + (i % 7),
        gross,
        net: i % 2 === 0 ? gross : -gross,
        bought: i,
        sold: 1,
      };
    }),
  },
  RunningPerformance: {
    make: () => new RunningPerformance({ periodsPerYear: 252 }) as unknown as Doorway,
    inputs: numbers,
  },
  'SignalCorrelator, a signal': {
    make: () => {
      const heard = correlator();
      return {
        update: (signal) => heard.update(signal as never),
        snapshot: () => heard.snapshot(),
      };
    },
    inputs: bars.map(({ time }, i) => signalAt(time, i)),
  },
  'SignalCorrelator, its list': {
    make: () => adapted(correlator(), (signals) => [60_000, signals]),
    inputs: bars.map(({ time }, i) => [signalAt(time, i)]),
  },
  'SignalCorrelator, its time': {
    make: () => {
      const heard = correlator();
      heard.update(60_000, [signalAt(0, 3) as never]);
      return adapted(heard, (now) => [now, []]);
    },
    inputs: bars.map(({ time }) => time),
  },
  StrategyTracker: {
    make: () => new StrategyTracker() as unknown as Doorway,
    inputs: bars.map(({ time, close }, i) => {
      const bar = { timeframe: '1m', bar: { close, end: time + 60_000 } };
      const [events, decisions, signals] = [[], [], [signalAt(time, i)]];
      return { symbol: 'X', closed: [bar], events, signals, decisions };
    }),
  },
  TradeAggregator: {
    make: () => new TradeAggregator({ of: 'volume', size: 7 }) as unknown as Doorway,
    inputs: numbers.map((price, i) => ({ time: i * 1000, price, size: 3 })),
  },
  'TradeAggregator, a bar': {
    make: () => {
      const aggregator = new TradeAggregator({ of: 'volume', size: 7 });
      return {
        update: (bar) => aggregator.updateBar(bar as never),
        snapshot: () => aggregator.snapshot(),
      };
    },
    inputs: bars,
  },
  TrailingStop: {
    make: () => new TrailingStop({ side: 'long', ratio: 0.1 }) as unknown as Doorway,
    inputs: numbers.map((x) => ({ high: x + 1, low: x - 1, atr: 1 })),
  },
};

function backtested(): Backtest {
  const stages = { indicators: {}, strategies: {}, denoise: false } as const;
  const pipeline = new Pipeline({ base: '1m', symbol: 'X', ...stages });
  return new Backtest({ pipeline, broker: new PaperBroker() });
}

function correlator(): SignalCorrelator {
  return new SignalCorrelator({ timeframes: ['1m'], strategies: ['a'] });
}

function signalAt(time: number, i: number): unknown {
  const bar = { time, end: time + 60_000, revision: 0, received: 1, expected: 1 };
  const opinion = {
    direction: 'up',
    strength: 1,
    horizonBars: 5,
    reasons: [],
    pUp: 0.5 + i / 20,
  } as const;
  return signalFrom(opinion, { symbol: 'X', timeframe: '1m', family: 'f', strategy: 'a', bar });
}

interface Absorbing {
  update(...inputs: never[]): unknown;
  peek?(...inputs: never[]): unknown;
  snapshot(): ReturnType<Doorway['snapshot']>;
}

/** `door`, given `input` as one of several arguments. */
function adapted(door: Absorbing, argumentsOf: (input: unknown) => unknown[]): Doorway {
  return {
    update: (input) => door.update(...(argumentsOf(input) as never[])),
    peek: (input) => door.peek?.(...(argumentsOf(input) as never[])),
    snapshot: () => door.snapshot(),
  };
}
