import { describe, expect, it } from 'vitest';
import { ConfigError, SnapshotError } from '../../src/core/index.js';
import { Metrics } from '../../src/metrics/index.js';
import {
  adoptLane,
  compactResult,
  DecisionLedger,
  diff,
  explain,
  finish,
  follow,
  Latest,
  measured,
  memoryOf,
  newest,
  Pipeline,
  PipelineEvents,
  PipelineRunner,
  predictionStage,
  RecentBars,
  reconfigure,
  releaseLane,
  reset,
  restoreParts,
  scalingStage,
  settle,
  splitPosition,
  stream,
  transformer,
  transition,
  verifyLedger,
} from '../../src/pipeline/index.js';
import { minutes, small } from './market.js';

const pipeline = new Pipeline(small);
const twin = new Pipeline(small);
const bars = minutes('X', 1, 30);
for (const bar of bars.slice(0, 20)) pipeline.update(bar);
const result = pipeline.peek(bars[20]!);
const decision = result.decision!;
const latest = new Latest();
const metrics = new Metrics({ now: () => 0 });
const digest = (): string => 'a';
const ledger = new DecisionLedger({ digest, configuration: 'c' });

/** What a program in JavaScript may hand in by mistake. */
const odd: readonly unknown[] = [
  ...[undefined, null, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '', 'x', true, 10n],
  ...[Symbol('s'), [], [null], {}, () => 1, new Date(0), Object.create(null), { symbol: 'X' }],
];

const doors: Readonly<Record<string, (x: never) => unknown>> = {
  update: (x) => pipeline.update(x),
  peek: (x) => pipeline.peek(x),
  warm: (x) => twin.warm(x),
  process: (x) => twin.process(x),
  barsNeeded: (x) => pipeline.barsNeeded(x, x),
  restore: (x) => pipeline.restore(x),
  restoreParts: (x) => restoreParts(pipeline, x),
  memoryOf: (x) => memoryOf(x),
  measured: (x) => measured(x, metrics),
  'measured.parts': (x) => measured(pipeline, metrics, { parts: x }),
  explain: (x) => explain(x, result),
  'explain.result': (x) => explain(decision, x),
  diff: (x) => diff(x, pipeline, { inputs: [] }),
  'diff.feeds': (x) => diff(twin, twin, x),
  'diff.inputs': (x) => diff(twin, twin, { inputs: x }),
  'diff.others': (x) => diff(twin, twin, { inputs: [], others: x }),
  ledger: (x) => new DecisionLedger(x),
  'ledger.after': (x) => new DecisionLedger({ digest, configuration: 'c', after: x }),
  'ledger.add': (x) => ledger.add(x, result),
  verifyLedger: (x) => verifyLedger(x, digest),
  'verifyLedger.digest': (x) => verifyLedger('a {"index":0,}', x),
  'verifyLedger.head': (x) => verifyLedger('', digest, x),
  compactResult: (x) => compactResult(x),
  newest: (x) => newest(x, 'X'),
  reset: (x) => reset(twin, x),
  releaseLane: (x) => releaseLane(twin, x),
  adoptLane: (x) => adoptLane(twin, x),
  reconfigure: (x) => reconfigure(twin, x, {}),
  finish: (x) => finish(x),
  follow: (x) => follow(twin, x),
  settle: (x) => settle(x),
  splitPosition: (x) => splitPosition(pipeline, x, x),
  transition: (x) => transition(x, undefined, 1),
  scalingStage: (x) => scalingStage(x),
  predictionStage: (x) => predictionStage(x),
  RecentBars: (x) => new RecentBars(x),
  PipelineEvents: (x) => new PipelineEvents(x),
  'on.type': (x) => new PipelineEvents(pipeline).on(x, () => {}),
  'on.listener': (x) => new PipelineEvents(pipeline).on('result', x),
  PipelineRunner: (x) => new PipelineRunner(x),
  stream: (x) => stream(pipeline, x),
  transformer: (x) => transformer(pipeline, x),
  'latest.add': (x) => latest.add(x),
  ...Object.fromEntries(
    ['timeframe', 'where', 'orderBy', 'ascending', 'limit', 'maxAgeMs'].map((name) => [
      `scan.${name}`,
      (x: never) => latest.scan({ timeframe: '1m', now: 1, [name]: x } as never),
    ]),
  ),
  ...Object.fromEntries(
    ['maxQueue', 'overflow', 'awaitListeners', 'updateFrequencyMs', 'now'].map((name) => [
      `stream.${name}`,
      (x: never) => stream(pipeline, [], { [name]: x } as never),
    ]),
  ),
};

describe('what is no such thing is refused by name, or judged', () => {
  it.each(Object.keys(doors))('%s', (name) => {
    for (const x of odd) {
      try {
        doors[name]!(x as never);
      } catch (error) {
        expect([ConfigError, SnapshotError], String(error)).toContain((error as Error).constructor);
      }
    }
  });
});
