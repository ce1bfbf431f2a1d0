import { expect, it } from 'vitest';
import {
  closedColumns,
  compactResult,
  namedNumbers,
  Pipeline,
  type PipelineResult,
  rowColumns,
} from '../../../src/pipeline/index.js';
import { minutes } from '../market.js';

const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '5m', '15m'] });
const results = minutes('X', 3, 600).map((bar) => pipeline.update(bar));
const columns = rowColumns(results.at(-1)!);

/** As a reader has it: parsed from the text that was sent. */
function sent(result: PipelineResult): ReturnType<typeof compactResult> {
  return JSON.parse(JSON.stringify(compactResult(result)));
}

it('keeps every number of what closed, to the bit', () => {
  for (const result of results) {
    const { closed = {}, features = {}, quality, bars } = sent(result);
    expect(quality).toEqual([result.quality.score, result.quality.tier]);
    expect(bars[0]?.[3]).toBe(result.bars[0]?.decidedAt);
    expect(Object.keys(closed)).toEqual(result.closed.map(({ timeframe }) => timeframe));
    for (const { timeframe, bar } of result.closed) {
      const { complete: _, ...numbers } = bar;
      expect(namedNumbers(closedColumns, closed[timeframe]!)).toEqual(numbers);
      const row = namedNumbers(columns[timeframe]!, features[timeframe]!);
      expect(row).toEqual(result.features[timeframe]!.toObject());
    }
  }
});

it('keeps signals, decisions and events, and leaves out what has nothing to say', () => {
  const told = { signals: 0, decision: 0, events: 0 };
  for (const result of results) {
    const compact = sent(result);
    expect(compact.signals ?? []).toEqual(plain(result.signals));
    expect(compact.events ?? []).toEqual(plain(result.events));
    const isHold = result.decision === undefined || result.decision.action === 'hold';
    expect(compact.decision).toEqual(isHold ? undefined : plain(result.decision));
    const trades = result.decisions.filter(({ action }) => action !== 'hold');
    expect(compact.decisions ?? []).toEqual(plain(trades));
    const { composite } = result;
    const { direction, pUp, confidence } = composite ?? {};
    expect(compact.composite).toEqual(composite && [direction, pUp, confidence]);
    for (const part of ['signals', 'decision', 'events'] as const) {
      if (compact[part] !== undefined) told[part] += 1;
    }
  }
  expect(told.signals).toBeGreaterThan(0);
  expect(told.decision).toBeGreaterThan(0);
});

it('takes less than a quarter of the text of a whole result', () => {
  const length = (of: (result: PipelineResult) => unknown): number =>
    results.slice(100).reduce((sum, result) => sum + JSON.stringify(of(result)).length, 0);
  const share = length(compactResult) / length((result) => result);
  console.log(
    `a compact result: ${Math.round(length(compactResult) / 500)} B, ${share.toFixed(3)} of the whole`,
  );
  expect(share).toBeLessThan(0.25);
});

it('tells a refused bar, and one that closes nothing', () => {
  const refused = sent(pipeline.update({ symbol: 'X', time: Number.NaN } as never));
  expect(refused).toMatchObject({
    symbol: 'X',
    bars: [
      [
        null,
        'rejected',
        expect.any(Array),
        null,
        { field: 'open', remedy: 'it is missing: give a number' },
      ],
    ],
  });
  expect(refused.closed).toBeUndefined();
  expect(sent(results[50]!).bars[0]).toHaveLength(4);
});

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
