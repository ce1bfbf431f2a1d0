import { describe, expect, it } from 'vitest';
import {
  diff,
  Pipeline,
  type PipelineFeed,
  type PipelineResult,
} from '../../../src/pipeline/index.js';
import { cases } from '../../cases.js';
import { Random } from '../../contract/series.js';
import { learning, minutes, printed, small } from '../market.js';
import { type Mutation, mutationOf, original, type Run } from './mutation.js';

const pipelineOf = ({ options, own }: Run): Pipeline => new Pipeline(options, own);

/** All that is said, without the columns that strategies ask for by themselves. */
function said(result: PipelineResult): string {
  const { features, ...rest } = JSON.parse(printed(result)) as {
    features: Record<string, Record<string, unknown>>;
  };
  const rows = Object.values(features).map((row) =>
    Object.entries(row).filter(([column]) => !column.includes('(')),
  );
  return JSON.stringify([rest, rows]);
}

/** The first bar of which two runs say different things, by their text; −1 if there is none. */
function firstApart(a: Run, b: Run): number {
  const [one, other] = [pipelineOf(a), pipelineOf(b)];
  return a.bars.findIndex((bar) => said(one.update(bar)) !== said(other.update(bar)));
}

function isNamed(run: Run, { run: mutant, room, path, index }: Mutation): boolean | undefined {
  const feeds = { inputs: run.bars, others: mutant.bars };
  const parted = diff(pipelineOf(run), pipelineOf(mutant), feeds);
  const expected = index ?? firstApart(run, mutant);
  if (expected < 0) return parted === undefined ? undefined : false;
  return parted?.index === expected && parted.room === room && path.test(parted.path);
}

describe('of seeded mutations of configuration, data and code', () => {
  it('the first divergence is named right: index, room and path', () => {
    const random = new Random(18);
    const count = cases(200);
    let named = 0;
    let silent = 0;
    const wrong: string[] = [];
    for (let i = 0; i < count; i++) {
      const run = original(i, 90);
      const mutation = mutationOf(run, random);
      const verdict = isNamed(run, mutation);
      if (verdict === undefined) silent += 1;
      else if (verdict) named += 1;
      else wrong.push(mutation.what);
    }
    expect(named + silent, wrong.join('; ')).toBeGreaterThanOrEqual(0.99 * count);
    expect(silent).toBeLessThanOrEqual(0.05 * count);
  });
});

it('of equal runs there is nothing to say', () => {
  const run = original(3, 60);
  expect(diff(pipelineOf(run), pipelineOf(run), { inputs: run.bars })).toBeUndefined();
  expect(
    diff(pipelineOf(run), pipelineOf(run), { inputs: run.bars, others: [...run.bars] }),
  ).toBeUndefined();
});

it('begins where the two stand, and says what was fed', () => {
  const bars = minutes('X', 5, 40);
  const [a, b] = [new Pipeline(small), new Pipeline(small)];
  for (const bar of bars.slice(0, 30)) a.update(bar);
  b.restore(a.snapshot());
  b.setEquity(5);
  const parted = diff(a, b, { inputs: bars.slice(30) });
  expect(parted?.room).toBe('risk');
  expect(parted?.input).toBe(bars[30 + parted!.index]);
});

it('looks at forming bars and at what time closes too', () => {
  const bars = minutes('X', 5, 3);
  const fresh = (period: number): Pipeline =>
    new Pipeline({
      ...small,
      timeframes: ['5m'],
      riskTimeframe: '5m',
      indicators: { rsi: { kind: 'rsi', period: 1 }, top: { kind: 'highest', period } },
    });
  const forming = diff(fresh(1), fresh(2), { inputs: [{ forming: bars[0]! }, ...bars] });
  expect(forming).toBeUndefined();
  const times = [...bars, { now: bars[0]!.time + 3_600_000 }];
  const parted = diff(fresh(1), fresh(2), { inputs: times });
  expect([parted?.index, parted?.path]).toEqual([3, 'features.5m.top']);
});

it('looks at what the portfolio step settles by time alone', () => {
  const bars = minutes('X', 5, 3);
  const limited = (maxExposureRatio: number): Pipeline =>
    new Pipeline({ ...learning, portfolio: { maxExposureRatio } });
  const time = { now: bars.at(-1)!.time + 3_600_000 };
  const settled = limited(1);
  for (const bar of bars) settled.update(bar);
  const { results, decisions } = settled.advance(time.now);
  expect(decisions.length).toBeGreaterThan(results.flatMap((result) => result.decisions).length);
  const told = (price: number): PipelineFeed => {
    const pipeline = limited(1);
    return {
      update: (bar) => pipeline.update(bar),
      peek: (bar) => pipeline.peek(bar),
      advance: (now) => {
        const advanced = pipeline.advance(now);
        return { ...advanced, decisions: advanced.decisions.map((one) => ({ ...one, price })) };
      },
    };
  };
  const parted = diff(told(1), told(2), { inputs: [...bars, time] });
  expect(parted).toMatchObject({ index: 3, room: 'portfolio', path: 'decisions.0.price' });
});

it.each([
  [2, 3],
  [3, 2],
])('of %i bars and %i the end of the shorter feed is where they part', (n, m) => {
  const bars = minutes('X', 5, 3);
  const parted = diff(new Pipeline(small), new Pipeline(small), {
    inputs: bars.slice(0, n),
    others: bars.slice(0, m),
  });
  expect([parted?.index, parted?.room]).toEqual([2, 'input']);
});
