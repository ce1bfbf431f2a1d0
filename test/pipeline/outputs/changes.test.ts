import { expect, it } from 'vitest';
import { Pipeline, PipelineEvents, reset, type ToldEvent } from '../../../src/pipeline/index.js';
import { minutes } from '../market.js';
import { replaying } from '../replay/disturbed.js';

const bars = minutes('X', 4, 120);

/** All regimes that are told while `fed` goes through, as `timeframe time`. */
function regimesIn(fed: (told: PipelineEvents, pipeline: Pipeline) => void): string[] {
  const pipeline = new Pipeline(replaying);
  const told = new PipelineEvents(pipeline);
  const all: string[] = [];
  told.on('regime', (event) => {
    const { timeframe, time } = event as ToldEvent<'regime'>;
    all.push(`${timeframe} ${time}`);
  });
  fed(told, pipeline);
  return all;
}

it('a bar that is put in its place late tells no regime of the bars before the newest', () => {
  const late = 80;
  const newestEnd = bars[late + 20]!.time + 60_000;
  let before = 0;
  let replays = 0;
  const all = regimesIn((told, pipeline) => {
    const seen = regimesSeen(told);
    for (const [i, bar] of bars.slice(0, late + 21).entries()) if (i !== late) told.update(bar);
    before = seen.length;
    const { close } = bars[late]!;
    const other = { ...bars[late]!, high: 3 * close, close: 2.9 * close, low: close / 3 };
    const { events } = told.update(other);
    replays = events.filter(({ type }) => type === 'replayed').length;
    expect(pipeline.symbols).toEqual(['X']);
  });
  expect(replays).toBe(1);
  expect(before).toBeGreaterThan(5);
  const newest = [1, 5, 15].map((count) => {
    const lengthMs = count * 60_000;
    return `${count}m ${lengthMs * Math.floor(newestEnd / lengthMs)}`;
  });
  for (const one of all.slice(before)) expect(newest).toContain(one);
});

function regimesSeen(told: PipelineEvents): unknown[] {
  const seen: unknown[] = [];
  told.on('regime', (event) => seen.push(event));
  return seen;
}

it('a symbol that is begun anew from older bars tells their regimes again', () => {
  let first = 0;
  const all = regimesIn((told, pipeline) => {
    const seen = regimesSeen(told);
    for (const bar of bars) told.update(bar);
    first = seen.length;
    reset(pipeline, 'X');
    for (const bar of bars) told.update(bar);
  });
  expect(first).toBeGreaterThan(5);
  // The first word of each timeframe is that of its last bar, if it is the same.
  expect(all.length).toBeGreaterThan(2 * first - 4);
});
