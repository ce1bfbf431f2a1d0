import { expect, it } from 'vitest';
import { decodeText, encodeText } from '../../src/core/index.js';
import { CandlestickPatterns, OperatorDetector } from '../../src/patterns/index.js';
import { type ModelSaying, Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { minutes, printed, small } from './market.js';

const bars = minutes('X', 8, 160);
const options: PipelineOptions = {
  ...small,
  stages: {
    candles: { kind: 'candlesticks', patterns: ['engulfing', 'hammer', 'doji'] },
    charts: { kind: 'chartPatterns', swingBars: 2, equal: 0.2 },
    scaled: { kind: 'scaling', columns: ['close', 'rsi'], windowSize: 10 },
    model: { kind: 'models', models: ['broken', 'late', 'plain'] },
  },
};
const models = {
  broken: () => {
    throw new Error('no weights');
  },
  late: () => undefined,
  plain: () => ({ value: 1, confidence: 0.5 }),
  unused: () => ({ value: 2, confidence: 1 }),
};

it('patterns, scales and models are stages by JSON, in every timeframe', () => {
  const pipeline = new Pipeline(options, { models });
  const detector = new OperatorDetector(new CandlestickPatterns(), ['engulfing', 'hammer', 'doji']);
  let found = 0;
  for (const bar of bars) {
    const { stages } = pipeline.update(bar);
    const expected = detector.update(bar);
    found += expected.length;
    expect(stages['1m']!['candles']).toEqual(expected);
    expect(Object.keys(stages['1m']!)).toEqual(['candles', 'charts', 'scaled', 'model']);
    expect(Object.keys(stages['1m']!['scaled'] as object)).toEqual(['close', 'rsi']);
  }
  expect(found).toBeGreaterThan(5);
});

it('a model that fails is passed over, counted by reason, and says why', () => {
  const pipeline = new Pipeline(options, { models });
  const results = bars.map((bar) => pipeline.update(bar));
  const { by, prediction, failures, counts } = results[20]!.stages['1m']!['model'] as ModelSaying;
  expect([by, prediction]).toEqual(['plain', { value: 1, confidence: 0.5 }]);
  expect(failures).toEqual([
    { model: 'broken', reason: 'threw', message: 'no weights' },
    { model: 'late', reason: 'not-ready' },
  ]);
  expect(counts['broken']).toMatchObject({ asked: 21, answered: 0, threw: 21 });
  expect(counts['late']).toMatchObject({ asked: 21, 'not-ready': 21 });
  expect(counts['plain']).toMatchObject({ asked: 21, answered: 21 });
  const peeked = pipeline.peek({ ...bars.at(-1)!, time: bars.at(-1)!.time + 60_000 });
  expect(printed(pipeline.peek({ ...bars.at(-1)!, time: bars.at(-1)!.time + 60_000 }))).toBe(
    printed(peeked),
  );
});

it('they go on from a snapshot', () => {
  const one = new Pipeline(options, { models });
  for (const bar of bars.slice(0, 80)) one.update(bar);
  const other = new Pipeline(JSON.parse(JSON.stringify(options)), { models });
  other.restore(decodeText(encodeText(one.snapshot())));
  for (const bar of bars.slice(80)) {
    expect(printed(other.update(bar))).toBe(printed(one.update(bar)));
  }
});

it.each<[string, object, object?]>([
  ['stages.a.kind', { a: { kind: 'candlestick' } }],
  ['stages.a.patterns', { a: { kind: 'candlesticks', patterns: ['hamer'] } }],
  ['stages.a.swingbars', { a: { kind: 'chartPatterns', swingbars: 3 } }],
  ['stages.a.models[0]', { a: { kind: 'models', models: ['none'] } }],
  ['stages.a.models', { a: { kind: 'models', models: [] } }],
  ['stages.a.windowSize', { a: { kind: 'scaling', columns: ['close'], windowSize: 1 } }],
  ['stages.a', { a: 5 }],
  ['stages', 5 as never],
  ['own.models.x', {}, { models: { x: 5 } }],
])('%s is refused by name', (path, stages, own = {}) => {
  const build = () => new Pipeline({ base: '1m', stages: stages as never }, own as never);
  expect(build).toThrow(path);
});
