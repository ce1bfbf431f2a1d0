import { expect, it } from 'vitest';
import { decodeText, encodeText, SnapshotError } from '../../src/core/index.js';
import {
  Pipeline,
  type PipelineOptions,
  restoreParts,
  snapshotParts,
} from '../../src/pipeline/index.js';
import { cases } from '../cases.js';
import { minutes, printed, small, sp500 } from './market.js';
import { firstDifference } from './resume.js';

it('is replaced by its decoded snapshot at every bar, and nobody can tell', () => {
  const bars = sp500();
  expect(firstDifference(bars, 0, cases(60, 2))).toBe(-1);
  const before = cases(4500);
  const later = bars.slice(4500 - before);
  expect(firstDifference(later, before, before + cases(460, 20))).toBe(-1);
});

it('goes on as if it had not been restored, whatever is asked of it first', () => {
  const bars = minutes('X', 9, 70);
  const newest = bars[59]!;
  const corrected = { ...newest, close: newest.low };
  const first: Record<string, (pipeline: Pipeline) => unknown> = {
    'a bar': (pipeline) => pipeline.update(bars[60]!),
    'a peek': (pipeline) => pipeline.peek(bars[60]!),
    'a peek after a gap': (pipeline) => pipeline.peek(bars[69]!),
    'a peek at a correction': (pipeline) => pipeline.peek(corrected),
    'a correction': (pipeline) => pipeline.update(corrected),
    'a snapshot': (pipeline) => pipeline.snapshot(),
  };
  for (const [asked, ask] of Object.entries(first)) {
    const one = new Pipeline(small);
    for (const bar of bars.slice(0, 60)) one.update(bar);
    const other = new Pipeline(small);
    other.restore(one.snapshot());
    expect(printed(ask(other)), asked).toBe(printed(ask(one)));
    for (const bar of bars.slice(60)) {
      expect(printed(other.update(bar)), asked).toBe(printed(one.update(bar)));
    }
    expect(encodeText(other.snapshot()), asked).toBe(encodeText(one.snapshot()));
  }
});

it('resumes with candidates still waiting for their portfolio step', () => {
  const options: PipelineOptions = { ...small, portfolio: { maxExposureRatio: 0.5 } };
  const length = cases(160, 4);
  const feeds = ['A', 'B', 'C'].map((symbol, s) => minutes(symbol, s + 20, length));
  const one = new Pipeline(options);
  let other = new Pipeline(options);
  for (let i = 0; i < length; i++) {
    for (const feed of feeds) {
      if (i % 4 === 0) {
        const next = new Pipeline(options);
        next.restore(decodeText(encodeText(other.snapshot())));
        other = next;
      }
      expect(printed(other.update(feed[i]!))).toBe(printed(one.update(feed[i]!)));
    }
  }
});

it('refuses a snapshot of other options, and of other lanes, and stays as it was', () => {
  const pipeline = new Pipeline(small);
  for (const bar of minutes('X', 1, 50)) pipeline.update(bar);
  const before = encodeText(pipeline.snapshot());
  const other = new Pipeline({ ...small, regime: { period: 5 } }).snapshot();
  expect(() => pipeline.restore(other)).toThrow(SnapshotError);
  const shared = new Pipeline({ ...small, portfolio: { maxExposureRatio: 1 } }).snapshot();
  expect(() => pipeline.restore(shared)).toThrow(SnapshotError);
  const alone = new Pipeline({ ...small, maxSymbols: 1 });
  for (const symbol of ['X', 'Y']) pipeline.update({ ...minutes(symbol, 1, 51)[50]!, symbol });
  expect(() => alone.restore(pipeline.snapshot())).toThrow(SnapshotError);
  pipeline.restore(decodeText(before));
  const broken = JSON.parse(before.replace('"symbol":"\'X"', '"symbol":"\'"'));
  expect(() => pipeline.restore(decodeText(JSON.stringify(broken)))).toThrow(SnapshotError);
  expect(encodeText(pipeline.snapshot())).toBe(before);
});

it('is written and read symbol by symbol, however many there are', () => {
  const options: PipelineOptions = { ...small, portfolio: { maxExposureRatio: 0.5 } };
  const pipeline = new Pipeline(options);
  const symbols = Array.from({ length: 10 }, (_, s) => `S${s}`);
  for (const bar of minutes('X', 4, 40))
    for (const symbol of symbols) pipeline.update({ ...bar, symbol });
  const texts = Array.from(snapshotParts(pipeline), (part) => encodeText(part));
  expect(texts).toHaveLength(11);
  const parts = (some: readonly string[]) => some.map((text) => decodeText(text));
  const resumed = new Pipeline(options);
  restoreParts(resumed, parts(texts));
  expect(encodeText(resumed.snapshot())).toBe(encodeText(pipeline.snapshot()));
  const before = encodeText(resumed.snapshot());
  for (const some of [[], texts.slice(1), texts.slice(0, 10), [...texts, texts[1]!]]) {
    expect(() => restoreParts(resumed, parts(some))).toThrow(SnapshotError);
  }
  expect(encodeText(resumed.snapshot())).toBe(before);
});
