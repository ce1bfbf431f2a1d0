import { expect, expectTypeOf, it } from 'vitest';
import {
  decodeBinary,
  decodeText,
  encodeBinary,
  encodeText,
  type Snapshot,
} from '../../src/core/index.js';
import { Metrics } from '../../src/metrics/index.js';
import {
  finish,
  follow,
  measured,
  Pipeline,
  PipelineEvents,
  type PipelineOptions,
  PortfolioStage,
  type PortfolioView,
  reconfigure,
  saidOverAll,
  settle,
} from '../../src/pipeline/index.js';
import { minutes, printed, small } from './market.js';

/** The share of symbols above their band's middle, smoothed; how many it has seen. */
class Breadth extends PortfolioStage<{ end: number; share: number; seen: string; of: number[] }> {
  readonly id: string = 'breadth';
  #mean = 0.5;
  update(view: PortfolioView) {
    const said = this.peek(view);
    this.#mean = said.share;
    return said;
  }
  peek({ candidates, end, equity }: PortfolioView) {
    const rsi = candidates.map(({ features }) => features['1m']?.get('rsi') ?? Number.NaN);
    const up = candidates.filter(({ decision }) => decision.side === 'long').length;
    const share = 0.9 * this.#mean + 0.1 * (up / candidates.length);
    const seen = candidates.map(({ symbol }) => symbol).join();
    return { end, share, seen, of: [...rsi, equity] };
  }
  snapshot = (): Snapshot => ({ format: 1, version: 1, id: this.id, state: this.#mean });
  restore = ({ state }: Snapshot): void => {
    this.#mean = state as number;
  };
}

/** Reads what ran before it, and throws now and then. */
class Tired extends PortfolioStage<number, { breadth: { share: number } }> {
  readonly id = 'tired';
  update = ({ stages, end }: PortfolioView<{ breadth: { share: number } }>): number => {
    if (end % 180_000 === 0) throw new Error('too tired');
    return 2 * stages.breadth.share;
  };
  peek = this.update;
  snapshot = (): Snapshot => ({ format: 1, version: 1, id: this.id, state: null });
  restore = (): void => {};
}

const limited: PipelineOptions = {
  ...small,
  portfolio: { maxExposureRatio: 0.5, maxRiskRatio: 0.02 },
};
const own = { stages: { breadth: Breadth, tired: Tired } };
const symbols = ['B', 'C', 'A'];
const isFull = process.env['CASES'] === 'full';
const length = isFull ? 200 : 24;
const feeds = symbols.map((symbol, s) => minutes(symbol, 60 + s, length));
const bars = feeds[0]!.flatMap((_, i) => feeds.map((feed) => feed[i]!));
const plainly = (result: object) =>
  ({ ...(result as { toJSON(): object }).toJSON() }) as { events: unknown };
const alone = new Pipeline(limited);
const plain = bars.map((bar) => alone.update(bar));

it('runs once an end time, in order of symbol, on the rows of that end', () => {
  const pipeline = new Pipeline(limited, own);
  const said = bars.flatMap((bar) => saidOverAll(pipeline.update(bar).events, own.stages));
  expect(said).toHaveLength(length - 1);
  expect(said.every(({ breadth }) => breadth!.seen === 'A,B,C')).toBe(true);
  expectTypeOf(said[0]!.tired).toEqualTypeOf<number | undefined>();
  expectTypeOf<keyof (typeof said)[0]>().toEqualTypeOf<'end' | 'breadth' | 'tired'>();
  const last = saidOverAll(finish(pipeline).events, own.stages)[0]!;
  const rsi = ['A', 'B', 'C'].map((symbol) => {
    const one = new Pipeline(small);
    return feeds[symbols.indexOf(symbol)]!.map((bar) => one.update(bar))
      .at(-1)!
      .features['1m']!.get('rsi');
  });
  expect(last.breadth!.of).toEqual([...rsi, pipeline.config.equity]);
});

it('the order of symbols within an end time changes nothing that is said', () => {
  const sayings = (order: (minute: typeof bars) => typeof bars): string => {
    const pipeline = new Pipeline(limited, own);
    const events: unknown[] = [];
    for (let at = 0; at < bars.length; at += 3)
      for (const bar of order(bars.slice(at, at + 3))) {
        events.push(...saidOverAll(pipeline.update(bar).events, own.stages));
      }
    return printed([events, finish(pipeline).decisions]);
  };
  expect(sayings((minute) => minute.toReversed())).toBe(sayings((minute) => minute));
});

it('goes on from any bar, as text and as bytes; a peek is what follows, and changes nothing', () => {
  const pipeline = new Pipeline(limited, own);
  let resumed = new Pipeline(limited, own);
  bars.slice(0, isFull ? 300 : 18).forEach((bar, i) => {
    const peeked = printed(pipeline.peek(bar));
    const result = printed(pipeline.update(bar));
    expect(peeked).toBe(result);
    expect(printed(resumed.update(bar))).toBe(result);
    const snapshot = pipeline.snapshot();
    resumed = new Pipeline(limited, own);
    const isText = i % 2 === 0;
    resumed.restore(
      isText ? decodeText(encodeText(snapshot)) : decodeBinary(encodeBinary(snapshot)),
    );
    expect(printed(resumed.snapshot())).toBe(printed(snapshot));
  });
  class Other extends Breadth {
    override readonly id = 'other';
  }
  const other = new Pipeline(limited, { stages: { ...own.stages, breadth: Other } });
  expect(() => other.restore(pipeline.snapshot())).toThrow(/other.*in the snapshot|breadth/);
});

it('one that throws costs what it says, and is counted and told', () => {
  const metrics = new Metrics({ now: () => 0 });
  const told = new PipelineEvents(measured(new Pipeline(limited, own), metrics));
  const heard: unknown[] = [];
  told.on('fault', ({ what, message }) => heard.push([what, message]));
  told.on('stage', ({ code, time, symbol }) => {
    if (code === 'tired') heard.push([symbol, time]);
  });
  bars.forEach((bar, i) => {
    const { events: _, ...rest } = plainly(told.update(bar));
    const { events: __, ...others } = plainly(plain[i]!);
    expect(printed(rest)).toBe(printed(others));
  });
  told.advance(bars.at(-1)!.time + 120_000);
  const failed = ['stage tired', 'too tired'];
  const start = bars[0]!.time;
  const expected = feeds[0]!.map((_, i) => {
    const end = start + (i + 1) * 60_000;
    return end % 180_000 === 0 ? failed : ['', end];
  });
  expect(heard).toEqual(expected);
  const failures = expected.filter((one) => one === failed).length;
  expect(failures).toBeGreaterThan(5);
  expect(metrics.getErrorSummary().byComponent).toMatchObject({
    'stage tired': { failure: failures },
  });
});

it('the step in the place of the limits is handed what they said', () => {
  const handed: unknown[] = [];
  const steps = {
    portfolio: (some: never, usual: (some: never) => never, stages: object) => {
      handed.push(Object.keys(stages));
      return usual(some);
    },
  };
  const pipeline = new Pipeline(limited, { ...own, steps: steps as never });
  for (const bar of bars.slice(0, 9)) pipeline.update(bar);
  expect(handed).toEqual([
    ['breadth', 'tired'],
    ['breadth', 'tired'],
  ]);
});

it('over partitions it says what it says in one pipeline', () => {
  const whole = new Pipeline(limited, own);
  const portfolio = new Pipeline(limited, own);
  const parts = symbols.map(() => new Pipeline(small));
  for (const bar of bars) {
    const found = parts[symbols.indexOf(bar.symbol!)]!.update(bar);
    expect(printed(follow(portfolio, found))).toBe(printed(whole.update(bar)));
  }
  expect(printed(settle(portfolio))).toBe(printed(settle(whole)));
});

it('a symbol with other columns since shows none of its rows', () => {
  const pipeline = new Pipeline(limited, own);
  for (const bar of bars.slice(0, 60)) pipeline.update(bar);
  reconfigure(pipeline, 'B', { timeframes: ['1m', '15m'] });
  const resumed = new Pipeline({ ...limited, symbols: { B: { timeframes: ['1m', '15m'] } } }, own);
  resumed.restore(pipeline.snapshot());
  const [said] = saidOverAll(finish(pipeline).events, own.stages);
  expect(said!.breadth!.of.map(Number.isNaN)).toEqual([false, true, false, false]);
  expect(saidOverAll(finish(resumed).events, own.stages)).toEqual([said]);
});

it('needs limits to stand before, and to extend the class', () => {
  expect(() => new Pipeline(small, own)).toThrow(/portfolio.*breadth/);
  class Loose {
    readonly id = 'loose';
    readonly scope = 'portfolio';
  }
  const loose = { stages: { loose: Loose } } as never;
  expect(() => new Pipeline(limited, loose)).toThrow('stages.loose.scope');
});
