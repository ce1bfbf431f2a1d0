import {
  DrawdownGuard,
  decide,
  type RiskPolicy,
  riskPolicy,
  type Sizing,
  sizeBy,
} from '../src/risk/index.js';
import { runRoom } from './harness/run-room.js';

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
