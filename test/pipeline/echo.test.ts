import { expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { Pipeline, type PipelineOptions } from '../../src/pipeline/index.js';
import { minutes } from './market.js';
import { Talker } from './talker.js';

const options: PipelineOptions = {
  base: '1m',
  indicators: {},
  revisableBars: 0,
  strategies: { talker: { kind: 'talker' } },
};
const make = () => new Pipeline(options, { strategies: { talker: Talker } });

it('where nothing is taken back, a corrected bar is heard for a warm-up, and not longer', () => {
  const pipeline = make();
  const needed = pipeline.barsNeeded('1m');
  const bars = minutes('X', 3, 60 + needed + 10);
  for (const bar of bars.slice(0, 60)) pipeline.update(bar);
  pipeline.update({ ...bars[59]!, close: bars[59]!.low });
  const marks = bars.slice(60).map((bar: SymbolBar) => {
    const [foretold] = pipeline.peek(bar).signals;
    const resumed = make();
    resumed.restore(pipeline.snapshot());
    const [signal] = pipeline.update(bar).signals;
    expect(foretold!.basedOnRevision).toBe(signal!.basedOnRevision);
    expect(resumed.update(bar).signals[0]!.basedOnRevision).toBe(signal!.basedOnRevision);
    return signal!.basedOnRevision;
  });
  const expected = marks.map((_, i) => i < needed - 1);
  expect(marks).toEqual(expected);
});

it.each([1, 0])(
  'with %i revisable bars, one that fills a gap too late is heard for a warm-up',
  (revisableBars) => {
    const pipelineOf = () =>
      new Pipeline({ ...options, revisableBars }, { strategies: { talker: Talker } });
    const pipeline = pipelineOf();
    const needed = pipeline.barsNeeded('1m');
    const bars = minutes('X', 3, 60 + needed + 10);
    const missing = bars[50]!;
    const marks = (since: readonly SymbolBar[]) =>
      since.map((bar) => pipeline.update(bar).signals[0]!.basedOnRevision);
    expect(marks(bars.slice(0, 60).filter((bar) => bar !== missing)).some(Boolean)).toBe(false);
    pipeline.peek(missing);
    expect(pipeline.peek(bars[60]!).signals[0]!.basedOnRevision).toBe(false);
    expect(pipeline.update(bars[40]!).bars[0]!.disposition).toBe('late'); // once more, the same
    expect(pipeline.peek(bars[60]!).signals[0]!.basedOnRevision).toBe(false);
    expect(pipeline.update(missing).bars[0]!.disposition).toBe('backfilled');
    const resumed = pipelineOf();
    resumed.restore(pipeline.snapshot());
    expect(resumed.update(bars[60]!).signals[0]!.basedOnRevision).toBe(true);
    expect(marks(bars.slice(60))).toEqual(bars.slice(60).map((_, i) => i < needed - 1));
  },
);
