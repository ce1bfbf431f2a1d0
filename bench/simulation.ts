/**
 * npm run bench -- simulation
 *
 * CPU time of an account and a book a bar: with nothing to do, with a position that is watched, with
 * one order submitted and filled each bar; of a whole backtest; and of sweeps of 100 configurations
 * beside backtests of every tenth of them, times ten.
 */
import { gridOf, type SweptParameters } from '../src/backtest/grid.js';
import { backtest, sweep } from '../src/backtest/index.js';
import { Pipeline } from '../src/pipeline/index.js';
import { PaperBroker, ratioFee } from '../src/simulation/index.js';
import { cpuMicroseconds, median } from './pipeline/measure.js';
import { minutes } from './simulation/feed.js';

const only = process.env['BENCH_ONLY'] ?? '';
const bars = minutes(20_000);
const book = { spreadRatio: 0.0001, fees: ratioFee(0.0005) };
const broker = { account: { cash: 1e6 }, book };
const make = () => new PaperBroker(broker);
const timeframes = ['1m', '5m', '15m', '1h', '1d'];
const pipeline = { base: '1m', timeframes, riskTimeframe: '5m' };

const ofOneStrategy = {
  ...pipeline,
  strategies: { maCrossover: { kind: 'maCrossover' } },
} as const;

const grids = {
  'risk and exits': {
    'pipeline.risk.riskRatio': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((x) => x / 500),
    'orders.targetMultiple': [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6],
  },
  'two strategies and correlations, exits': {
    'pipeline.strategies': [
      { macdRsi: { kind: 'macdRsi' } },
      { maCrossover: { kind: 'maCrossover' } },
    ],
    'pipeline.correlation.halfLifeBars': [1, 2],
    'pipeline.risk.riskRatio': [0.005, 0.01, 0.015, 0.02, 0.025],
    'orders.targetMultiple': [1, 2, 3, 4, 5],
  },
  'a strategy each': {
    'pipeline.strategies.maCrossover.fastPeriod': [4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    'pipeline.strategies.maCrossover.slowPeriod': [20, 25, 30, 35, 40, 45, 50, 55, 60, 65],
  },
};

const rows: readonly [string, () => void][] = [
  ['no orders', () => feed(make())],
  ['a position, its stop and target', () => feed(holding())],
  ['an order and its fill each bar', trade],
];
for (const [name, run] of rows) if (name.includes(only)) sayNanoseconds(name, run);
if ('backtest'.includes(only)) sayBacktest();
saySweeps();

function feed(broker: PaperBroker): void {
  for (const bar of bars) broker.update([bar]);
}

function holding(): PaperBroker {
  const broker = make();
  const exits = { stop: 1, target: 1e6 };
  broker.submit('X', { id: 'a', side: 'buy', kind: 'market', quantity: 1, exits });
  return broker;
}

function trade(): void {
  const broker = make();
  bars.forEach((bar, i) => {
    const side = i % 2 === 0 ? 'buy' : 'sell';
    broker.submit('X', { id: `${i}`, side, kind: 'market', quantity: 1 });
    broker.update([bar]);
  });
}

/** One symbol in five timeframes, from its bars to its equity. */
function sayBacktest(): void {
  let fillCount = 0;
  const microseconds = each(5, () => {
    fillCount = backtest({ pipeline: new Pipeline(pipeline), broker: make(), bars }).fills.length;
  });
  const rate = Math.round(1e6 / microseconds).toLocaleString('en-GB');
  line('backtest, five timeframes', `${rate} bars/s, ${fillCount} fills in ${bars.length} bars`);
}

/**
 * A hundred configurations, by what they differ in, and as many backtests. A sweep is most often alone
 * in its process: `--only 'a strategy each'` measures it so.
 */
function saySweeps(): void {
  const few = bars.slice(0, 6_000);
  for (const [name, parameters] of Object.entries<SweptParameters>(grids)) {
    if (!`sweep of 100: ${name}`.includes(only)) continue;
    const base =
      name === 'a strategy each' ? { pipeline: ofOneStrategy, broker } : { pipeline, broker };
    const points = gridOf(base, parameters).filter((_, i) => i % 11 === 0);
    const alone = (): void => {
      for (const { options } of points) {
        const { orders = {} } = options;
        backtest({ pipeline: new Pipeline(options.pipeline), broker: make(), orders, bars: few });
      }
    };
    const whole = (): void => void sweep({ ...base, bars: few, parameters });
    alone();
    whole();
    const runs = 10 * cpuMicroseconds(alone);
    const took = cpuMicroseconds(whole);
    const ratio = (runs / took).toFixed(1);
    line(`sweep of 100: ${name}`, `${ratio} x cheaper than 100 runs`);
  }
}

function sayNanoseconds(name: string, run: () => void): void {
  line(name, `${(1_000 * each(15, run)).toFixed(0)} ns a bar`);
}

/** Median CPU µs a bar of `rounds` runs, the first two left out. */
function each(rounds: number, run: () => void): number {
  const samples = Array.from({ length: rounds + 2 }, () => cpuMicroseconds(run) / bars.length);
  return median(samples.slice(2));
}

function line(name: string, figure: string): void {
  console.log(`${name.padEnd(56)}${figure}`);
}
