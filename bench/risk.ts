import { Pipeline, type PipelineResult } from '../src/pipeline/index.js';
import {
  DrawdownGuard,
  decide,
  type RiskPolicy,
  riskPolicy,
  type Sizing,
  sizeBy,
} from '../src/risk/index.js';
import { runRoom } from './harness/run-room.js';
import { cpuMicroseconds, median } from './pipeline/measure.js';
import { minutes } from './simulation/feed.js';

/** One decision, one size, one look at the brake. */
const policy: RiskPolicy = riskPolicy({ commissionRatio: 0.001, slipRatio: 0.0005 });
const kelly: Sizing = { kind: 'kelly' };

const deciding = () => (price: number, time: number) =>
  decide(policy, {
    symbol: 'S',
    time,
    end: time + 60_000,
    decidedAt: time + 60_000,
    composite: { direction: 'up', confidence: 0.2, coverage: 1 },
    price,
    atr: price / 100,
    equity: 10_000,
    tier: 'Good',
  });

const sizing = () => (price: number) =>
  sizeBy(policy, kelly, {
    equity: 10_000,
    entry: price,
    stop: 0.98 * price,
    winRatio: 0.6,
    payoffRatio: 1,
  });

runRoom('risk', [
  { name: 'decide', contestants: { barwave: { make: deciding, step: 'it(close[i], time[i])' } } },
  { name: 'sizeBy kelly', contestants: { barwave: { make: sizing, step: 'it(close[i])' } } },
  {
    name: 'DrawdownGuard',
    contestants: {
      barwave: {
        make: () => new DrawdownGuard({ haltAtRatio: 0.2 }),
        step: 'it.update(time[i], 100 * close[i])',
      },
    },
  },
]);

if ('decision of a Pipeline'.includes(process.env['BENCH_ONLY'] ?? '')) sayDecision();

/** What reading a decision costs, signals of five timeframes weighed: blocks of results read at once. */
function sayDecision(): void {
  const timeframes = ['1m', '5m', '15m', '1h', '1d'];
  const pipeline = new Pipeline({ base: '1m', timeframes, riskTimeframe: '5m' });
  const samples: number[] = [];
  let block: PipelineResult[] = [];
  for (const bar of minutes(60_000)) {
    block.push(pipeline.update(bar));
    if (block.length < 200) continue;
    const read = (): void => {
      for (const result of block) void result.decisions;
    };
    samples.push(cpuMicroseconds(read) / block.length);
    block = [];
  }
  const figure = median(samples.slice(100)).toFixed(2);
  console.log(`decision of a Pipeline, five timeframes: ${figure} µs`);
}
