import { expect, it } from 'vitest';
import { Pipeline, PipelineEvents, type Stage } from '../../../src/pipeline/index.js';
import { minutes } from '../market.js';

/** A stage that speaks of every bar. */
class Loud implements Stage {
  readonly id: string = 'loud';
  update(): number {
    return 1;
  }
  peek(): number {
    return 1;
  }
  snapshot(): ReturnType<Stage['snapshot']> {
    return { format: 1, version: 1, id: this.id, state: 0 };
  }
  restore(): void {}
}

it('what a stage says is of the end of its own timeframe’s bar, where others close later', () => {
  const options = { base: '1m', timeframes: ['1m', '5m'], indicators: {}, denoise: false } as const;
  const told = new PipelineEvents(new Pipeline(options, { stages: { loud: Loud } }));
  const heard: string[] = [];
  const bars = minutes('A', 7, 13);
  const from = bars[0]!.time;
  told.on('stage', ({ stage, timeframe, time }) => {
    heard.push(`${stage} ${timeframe} ${(time - from) / 60_000}`);
  });
  for (const minute of [0, 1, 2]) told.update(bars[minute]!);
  expect(heard.splice(0)).toEqual(['loud 1m 1', 'loud 1m 2', 'loud 1m 3']);
  told.update(bars[12]!); // the five minutes that were forming closed at their fifth
  expect(heard.sort()).toEqual(['loud 1m 13', 'loud 5m 5']);
});
