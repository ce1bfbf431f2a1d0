import type { Bar } from '../src/bars/bar.js';
import { encodeBinary } from '../src/core/index.js';
import { TimeframeAggregator, type TimeframeAggregatorOptions } from '../src/timeframe/index.js';
import { secondBars } from './timeframe/feed.js';
import { Recompute } from './timeframe/recompute.js';

/**
 * Bars of a second to five timeframes: ns of processor time and heap bytes a bar, the median of rounds
 * taken in turns;
 * beside a plain recomputation, for one symbol and for a hundred. Then the state of a symbol.
 */
const timeframes = ['1m', '5m', '15m', '1h', '1d'];
const lengthsMs = [60_000, 300_000, 900_000, 3_600_000, 86_400_000];
const symbols = 100;
const always = secondBars('24/7', 200_000);
const sessions = secondBars('us-equities', 200_000);
const rounds = Math.min(9, Number(process.env['BENCH_ROUNDS'] ?? 9));

type Updating = { update(bar: Bar): unknown };
type Contestant = { readonly name: string; readonly run: () => number };

const aggregator = (options: Partial<TimeframeAggregatorOptions> = {}): TimeframeAggregator =>
  new TimeframeAggregator({ base: '1s', timeframes, ...options });

/** Made once and never dropped: V8 throws machine code away with the last object that it knew. */
const kept: Updating[] = [];

function keep<T extends Updating>(it: T): T {
  kept.push(it);
  if (kept.length > 1_000) kept.splice(0, 500);
  return it;
}

let loops = 0;

/** Bars a call of the loop: V8 compiles a function that is called often better than a long loop. */
const stretch = 250;

type Loop = (all: readonly Updating[], bars: readonly Bar[], from: number, to: number) => void;

/** Each bar goes to each symbol: a loop of its own for each contestant, as a program has. */
function loopOf(name: string): Loop {
  const body =
    'for (let i = from; i < to; i++) for (let k = 0; k < all.length; k++) all[k].update(bars[i]);';
  return new Function('all', 'bars', 'from', 'to', `${body} // ${name}`) as Loop;
}

/** Returns the bars absorbed. */
function feeding(bars: readonly Bar[], count: number, make: () => Updating): () => number {
  loops += 1;
  const loop = loopOf(`${loops}`);
  return () => {
    const all = Array.from({ length: count }, () => keep(make()));
    const own = bars.slice(0, bars.length / count);
    for (let from = 0; from < own.length; from += stretch) {
      loop(all, own, from, Math.min(from + stretch, own.length));
    }
    return own.length * count;
  };
}

const place = { start: Number.NaN, end: Number.NaN };

function absorbAll(it: TimeframeAggregator, bars: readonly Bar[], from: number): void {
  const to = Math.min(from + stretch, bars.length);
  for (let i = from; i < to; i++) {
    place.start = bars[i]!.time;
    place.end = place.start + 1_000;
    it.absorb(bars[i]!, place);
  }
}

function absorbed(bars: readonly Bar[]): number {
  const it = keep(aggregator());
  for (let from = 0; from < bars.length; from += stretch) absorbAll(it, bars, from);
  return bars.length;
}

const contestants: readonly Contestant[] = [
  { name: '24/7, update', run: feeding(always, 1, () => aggregator()) },
  { name: '24/7, absorb', run: () => absorbed(always) },
  {
    name: '24/7, 120 bars revisable',
    run: feeding(always, 1, () => aggregator({ revisableBars: 120 })),
  },
  {
    name: 'us-equities, update',
    run: feeding(sessions, 1, () => aggregator({ calendar: 'us-equities' })),
  },
  { name: '24/7, 100 symbols', run: feeding(always, symbols, () => aggregator()) },
  { name: 'recompute', run: feeding(always, 1, () => new Recompute(lengthsMs)) },
  {
    name: 'recompute, 100 symbols',
    run: feeding(always, symbols, () => new Recompute(lengthsMs)),
  },
];

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** ns of processor time a bar: not the clock, since other programs may want the cores, too. */
function timed(run: () => number): number {
  const start = process.cpuUsage();
  const count = run();
  const { user, system } = process.cpuUsage(start);
  return (1_000 * (user + system)) / count;
}

/** Heap bytes a bar. */
function allocated(run: () => number): number {
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed;
  const count = run();
  return (process.memoryUsage().heapUsed - heap) / count;
}

const ns = new Map(contestants.map(({ name }) => [name, [] as number[]]));
for (let round = -2; round < rounds; round++) {
  for (const { name, run } of contestants) {
    const time = timed(run);
    if (round >= 0) ns.get(name)!.push(time);
  }
}
// Only now: while what a collection found is swept, other threads work, and count.
const bytes = new Map(
  contestants.map(({ name, run }) => [name, Array.from({ length: 5 }, () => allocated(run))]),
);

console.log(
  `\ntimeframe: 1s to ${timeframes.join(', ')}; median of ${rounds} rounds, Node ${process.version}`,
);
for (const { name } of contestants) {
  const [time, heap] = [median(ns.get(name)!), Math.max(0, median(bytes.get(name)!))];
  console.log(
    `${name.padEnd(26)}${time.toFixed(1).padStart(8)} ns a bar${heap.toFixed(1).padStart(8)} B`,
  );
}
for (const revisableBars of [1, 120]) {
  const it = aggregator({ revisableBars });
  for (const bar of always.slice(0, 10_000)) it.update(bar);
  const size = encodeBinary(it.snapshot()).length;
  console.log(
    `state of a symbol, ${String(revisableBars).padStart(3)} bars revisable: ${size} B in a snapshot`,
  );
}
