import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigError, decodeText, encodeText, SnapshotError } from '../../src/core/index.js';
import {
  adoptLane,
  finish,
  newest,
  Pipeline,
  PipelineEvents,
  type PipelineOptions,
  releaseLane,
  reset,
} from '../../src/pipeline/index.js';
import { Tracks } from '../../src/pipeline/tracks.js';
import { StreamValidator } from '../../src/validation/stream-validator.js';
import { minutes, printed, small } from './market.js';

const bars = minutes('A', 3, 700);
const others = minutes('B', 4, 700);

/** Bar 300, so far from the others that it waits for its successor where bars are held. */
const { open, high, low, close, ...rest } = bars[300]!;
const wild = { ...rest, open: 9 * open, high: 9 * high, low: 9 * low, close: 9 * close };
const holding = { ...small, validation: { hold: 1 } } as PipelineOptions;

const fed = (options: PipelineOptions, ...feeds: readonly (typeof bars)[]): Pipeline => {
  const pipeline = new Pipeline(options);
  for (const feed of feeds) for (const bar of feed) pipeline.update(bar);
  return pipeline;
};

afterEach(() => vi.restoreAllMocks());

/** Let the next closed bar break something that nobody but the library wrote. */
function breakOnce(): void {
  vi.spyOn(Tracks.prototype, 'run').mockImplementationOnce(() => {
    throw new Error('broken invariant');
  });
}

describe('newest', () => {
  it('says from where to fetch, also after a resume, and while a bar is in doubt', () => {
    const pipeline = fed(small, bars.slice(0, 50), others.slice(0, 20));
    const resumed = new Pipeline(small);
    resumed.restore(decodeText(encodeText(pipeline.snapshot())));
    for (const one of [pipeline, resumed]) {
      expect(newest(one, 'A')).toBe(bars[49]!.time);
      expect(newest(one, 'B')).toBe(others[19]!.time);
      expect(newest(one, 'C')).toBeUndefined();
    }
    expect(resumed.update(bars[49]!).bars[0]!.disposition).toBe('duplicate');
    for (const bar of bars.slice(50)) resumed.update(bar);
    expect(newest(resumed, 'A')).toBe(bars.at(-1)!.time);
    const waiting = fed(holding, bars.slice(0, 300));
    expect(waiting.update(wild).bars[0]!.disposition).toBe('pending');
    expect(newest(waiting, 'A')).toBe(bars[299]!.time);
  });

  it('a feed that is resumed from there is the feed that never stopped, bit for bit', () => {
    const whole = fed(small, bars);
    const resumed = fed(small, bars.slice(0, 300));
    const from = newest(resumed, 'A')!;
    for (const bar of bars.filter(({ time }) => time > from)) resumed.update(bar);
    expect(printed(resumed.snapshot())).toBe(printed(whole.snapshot()));
  });

  it('of what is no pipeline is refused', () => {
    expect(() => newest({} as never, 'A')).toThrow(ConfigError);
  });
});

describe('reset', () => {
  it('begins one symbol anew, and leaves the others and the account', () => {
    const pipeline = fed(small, bars.slice(0, 300), others.slice(0, 300));
    pipeline.setEquity(5_000);
    pipeline.onFill({ id: '1', symbol: 'A', time: 0, quantity: 2, price: 10, fee: 0 });
    const laneOf = (one: Pipeline, at: number): string =>
      printed((one.snapshot().state as { lanes: readonly unknown[] }).lanes[at]);
    const before = laneOf(pipeline, 1);
    expect(reset(pipeline, 'A')).toBe(true);
    expect(reset(pipeline, 'none')).toBe(false);
    expect([newest(pipeline, 'A'), pipeline.symbols]).toEqual([undefined, ['A', 'B']]);
    expect(pipeline.position('A')?.quantity).toBe(2);
    expect(laneOf(pipeline, 1)).toBe(before);
    const fresh = fed(small, bars);
    for (const bar of bars) pipeline.update(bar);
    expect(laneOf(pipeline, 0)).toBe(laneOf(fresh, 0));
  });
});

describe('a lane', () => {
  it('goes on in another pipeline as if it had never moved', () => {
    const home = fed(small, bars.slice(0, 300), others.slice(0, 100));
    const there = fed(small, others.slice(0, 100));
    const part = decodeText(encodeText(releaseLane(home, 'A')!));
    expect([home.symbols, releaseLane(home, 'A')]).toEqual([['B'], undefined]);
    expect(adoptLane(there, part)).toBe('A');
    const alone = fed(small, bars.slice(0, 300));
    for (const bar of bars.slice(300)) {
      expect(printed(there.update(bar))).toBe(printed(alone.update(bar)));
    }
  });

  it('that does not fit is refused, and nothing has changed', () => {
    const home = fed(small, bars.slice(0, 50));
    const part = releaseLane(home, 'A')!;
    const full = fed({ ...small, maxSymbols: 1 }, others.slice(0, 10));
    const fullPart = releaseLane(fed({ ...small, maxSymbols: 1 }, bars.slice(0, 50)), 'A')!;
    expect(() => adoptLane(full, fullPart)).toThrow('at most 1 lanes');
    const taken = fed(small, bars.slice(0, 10));
    const broken = { ...part, state: { symbol: 'C', lane: { tracks: 5 } } };
    const unnamed = { ...part, state: { symbol: '', lane: null } };
    for (const [given, code] of [
      [part, 'A has a lane here'],
      [broken, 'a snapshot is an object'],
      [unnamed, 'expected a symbol'],
      [home.snapshot(), 'cannot restore'],
    ] as const) {
      const before = printed(taken.snapshot());
      expect(() => adoptLane(taken, given as never)).toThrow(SnapshotError);
      expect(() => adoptLane(taken, given as never)).toThrow(code);
      expect(printed(taken.snapshot())).toBe(before);
    }
    taken.advance(bars[20]!.time); // nobody of those who were refused is visited
    expect(taken.symbols).toEqual(['A']);
  });
});

describe('finish', () => {
  it('closes what is open, as it is, and says nothing of silence', () => {
    const pipeline = fed(small, bars.slice(0, 17), others.slice(0, 3));
    const { results } = finish(pipeline);
    expect(results.map(({ symbol }) => symbol)).toEqual(['A', 'B']);
    const closed = results[0]!.closed.map(({ timeframe, bar }) => [timeframe, bar.received]);
    expect(closed).toEqual([
      ['5m', 2],
      ['15m', 2],
    ]);
    expect(results.flatMap(({ events }) => events.filter(({ type }) => type === 'stall'))).toEqual(
      [],
    );
    expect(results[0]!.forming).toEqual({ '1m': undefined, '5m': undefined, '15m': undefined });
    expect(finish(pipeline)).toEqual({ results: [], decisions: [] });
  });

  it('releases a bar that waits', () => {
    const pipeline = fed(holding, bars.slice(0, 300));
    expect(pipeline.update(wild).bars[0]!.disposition).toBe('pending');
    const [result] = finish(pipeline).results;
    expect(result!.bars.map(({ time }) => time)).toEqual([wild.time]);
  });

  it('takes the portfolio step that is due', () => {
    const pipeline = fed({ ...small, portfolio: { maxExposureRatio: 1 } }, bars.slice(0, 200));
    expect(finish(pipeline).decisions.map(({ symbol, final }) => [symbol, final])).toEqual([
      ['A', true],
    ]);
  });
});

describe('a symbol in which something breaks', () => {
  it('is refused from then on, until it is reset; the others go on', () => {
    const pipeline = fed(small, bars.slice(0, 100), others.slice(0, 100));
    const told = new PipelineEvents(pipeline);
    const heard: string[] = [];
    told.on('fault', ({ severity, code, symbol }) => heard.push(`${severity} ${code} ${symbol}`));
    breakOnce();
    const broken = told.update(bars[100]!);
    expect(broken.bars[0]).toMatchObject({ disposition: 'rejected', reasons: ['symbol-faulted'] });
    expect(broken.events).toEqual([
      { type: 'fault', message: 'broken invariant', recoveredTo: undefined },
    ]);
    expect(heard).toEqual(['error fault A']);
    expect(printed(told.update(others[100]!))).toBe(
      printed(fed(small, others.slice(0, 100)).update(others[100]!)),
    );
    const resumed = new Pipeline(small);
    resumed.restore(decodeText(encodeText(pipeline.snapshot())));
    for (const one of [pipeline, resumed]) {
      for (const said of [one.update(bars[101]!), one.peek(bars[101]!)]) {
        expect(said.bars[0]?.reasons).toEqual(['symbol-faulted']);
        expect([said.decision, said.closed, said.events]).toEqual([undefined, [], []]);
        expect(printed(said)).toContain('symbol-faulted');
      }
      expect(one.advance(bars[110]!.time).results.map(({ symbol }) => symbol)).not.toContain('A');
      expect(finish(one).results.map(({ symbol }) => symbol)).not.toContain('A');
      expect(reset(one, 'A')).toBe(true);
      expect(one.update(bars[120]!).bars[0]?.disposition).toBe('accepted');
    }
  });

  it('is told where its first bar breaks the validator', () => {
    const pipeline = new Pipeline(small);
    for (const method of ['peek', 'judge'] as const) {
      vi.spyOn(StreamValidator.prototype, method).mockImplementationOnce(() => {
        throw new Error(`broken ${method}`);
      });
    }
    expect(pipeline.update(bars[0]!).events).toMatchObject([{ message: 'broken judge' }]);
    expect(pipeline.update(bars[1]!).bars[0]?.reasons).toEqual(['symbol-faulted']);
  });

  it('goes on from a copy with lastGood: what is fetched from there leads to the same', () => {
    const pipeline = fed({ ...small, recovery: 'lastGood' }, bars.slice(0, 600));
    breakOnce();
    const [event] = pipeline.update(bars[600]!).events;
    const from = newest(pipeline, 'A')!;
    expect(event).toEqual({ type: 'fault', message: 'broken invariant', recoveredTo: from });
    expect(bars[600]!.time - from).toBeLessThanOrEqual(240 * 60_000);
    for (const bar of bars.filter(({ time }) => time > from)) pipeline.update(bar);
    expect(printed(pipeline.snapshot())).toBe(printed(fed(small, bars).snapshot()));
  });

  it('with lastGood goes on from what it was restored from, if it breaks at once', () => {
    const options = { ...small, recovery: 'lastGood' } as const;
    const resumed = new Pipeline(options);
    resumed.restore(fed(options, bars.slice(0, 300)).snapshot());
    breakOnce();
    expect(resumed.update(bars[300]!).events).toMatchObject([{ recoveredTo: bars[299]!.time }]);
    for (const bar of bars.slice(300)) resumed.update(bar);
    expect(printed(resumed.snapshot())).toBe(printed(fed(small, bars).snapshot()));
  });

  it('with lastGood begins anew if it breaks before a copy was made', () => {
    const pipeline = new Pipeline({ ...small, recovery: 'lastGood' });
    breakOnce();
    expect(pipeline.update(bars[0]!).events).toMatchObject([{ recoveredTo: undefined }]);
    expect(pipeline.update(bars[0]!).bars[0]?.disposition).toBe('accepted');
  });

  it('is refused where it breaks while time passes; a peek that breaks changes nothing', () => {
    const pipeline = fed(small, bars.slice(0, 101));
    const before = printed(pipeline.snapshot());
    breakOnce();
    expect(pipeline.peek(bars[101]!).bars[0]?.reasons).toEqual(['symbol-faulted']);
    expect(printed(pipeline.snapshot())).toBe(before);
    breakOnce();
    const { results } = pipeline.advance(bars[101]!.time + 900_000);
    expect(results.map(({ events }) => events.map(({ type }) => type))).toEqual([['fault']]);
  });

  it('another word for recovery is refused', () => {
    expect(() => new Pipeline({ ...small, recovery: 'later' as never })).toThrow('recovery');
  });
});
