/**
 * npm run bench -- correlation
 *
 * What it costs to hear of signals and to ask what they amount to, twenty-five sources (five
 * timeframes of five strategies) all heard; to learn how a hundred assets go together; and to look
 * for a change.
 */
import { EwCorrelationMatrix, SignalCorrelator } from '../src/correlation/index.js';
import { ChangePoint, Cusum } from '../src/regime/index.js';
import { type Signal, signalFrom } from '../src/strategies/index.js';
import { runRoom } from './harness/run-room.js';

const timeframes = ['1m', '5m', '15m', '1h', '1d'];
const strategies = ['a', 'b', 'c', 'd', 'e'];
const MINUTE = 60_000;

/** What a strategy says of the bar of `timeframe` that ended last at `end`. */
function signalOf(timeframe: string, strategy: string, end: number, strength: number): Signal {
  const bar = { time: end - MINUTE, end, revision: 0, received: 1, expected: 1 };
  const direction = strength > 0 ? 'up' : 'down';
  const opinion = { direction, strength: Math.abs(strength), horizonBars: 5, reasons: [] } as const;
  return signalFrom(opinion, { symbol: 'S', timeframe, family: 'f', strategy, bar })!;
}

/** A correlator of which every source was heard, and a signal of each minute that follows. */
function heard() {
  const correlator = new SignalCorrelator({ timeframes, strategies, expiryBars: 1e6 });
  const first = timeframes.flatMap((timeframe) =>
    strategies.map((strategy, i) => signalOf(timeframe, strategy, MINUTE, 0.2 + 0.1 * i)),
  );
  correlator.update(MINUTE, first);
  const signals = Array.from({ length: 20_000 }, (_, i) => [
    signalOf('1m', strategies[i % 5]!, (i + 2) * MINUTE, ((i * 37) % 19) / 10 - 0.95),
  ]);
  return { correlator, signals };
}

const updating = () => {
  const { correlator, signals } = heard();
  return (i: number) => correlator.update((i + 2) * MINUTE, signals[i]!).pUp;
};
const hearing = () => {
  const { correlator, signals } = heard();
  return (i: number) => correlator.update(signals[i]![0]!) === undefined;
};
const asking = () => {
  const { correlator } = heard();
  return (i: number) => correlator.composite('S', (i + 2) * MINUTE).pUp;
};
const peeking = () => {
  const { correlator, signals } = heard();
  return (i: number) => correlator.peek((i + 2) * MINUTE, signals[i]!).pUp;
};
const explaining = () => {
  const { correlator } = heard();
  return (i: number) => correlator.composite('S', (i + 2) * MINUTE).contributions.length;
};
const correlating = () => {
  const matrix = new EwCorrelationMatrix({ size: 100 });
  const rows = Array.from({ length: 64 }, (_, t) =>
    Float64Array.from({ length: 100 }, (__, i) => Math.sin(t * 7 + i * i)),
  );
  return (i: number) => matrix.update(rows[i % 64]!);
};

const ours = (make: () => unknown, step: string) => ({ contestants: { barwave: { make, step } } });
runRoom('correlation', [
  { name: 'SignalCorrelator update', ...ours(updating, 'it(i)') },
  { name: 'SignalCorrelator update, one signal', ...ours(hearing, 'it(i)') },
  { name: 'SignalCorrelator composite', ...ours(asking, 'it(i)') },
  { name: 'SignalCorrelator peek', ...ours(peeking, 'it(i)') },
  { name: 'SignalCorrelator composite, explained', ...ours(explaining, 'it(i)') },
  { name: 'EwCorrelationMatrix 100×100', bars: 2_000, ...ours(correlating, 'it(i)') },
  {
    name: 'ChangePoint',
    bars: 2_000,
    ...ours(() => new ChangePoint(), 'it.update(close[i] / 10)'),
  },
  { name: 'Cusum', ...ours(() => new Cusum(), 'it.update(close[i] / 100 - 1)') },
]);
