import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../src/bars/bar.js';
import { encodeText, type Snapshot } from '../../src/core/index.js';
import { Sma } from '../../src/indicators/index.js';
import {
  Pipeline,
  type PipelineExtensions,
  type PipelineOptions,
  presets,
  type Stage,
} from '../../src/pipeline/index.js';
import { cases } from '../cases.js';
import { minutes, printed, small } from './market.js';

const options: PipelineOptions = { ...small, portfolio: { maxExposureRatio: 0.5 } };
const bars = minutes('X', 8, cases(160, 2)).flatMap((bar, i) =>
  i % 9 === 4 ? [{ ...bar, close: bar.low }, bar] : [bar],
);

/** Write nonsense on every part of `value` that can be written. */
function deface(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > 8) return;
  if (value instanceof Float64Array) return void value.fill(1e-3);
  for (const [key, part] of Object.entries(value)) {
    deface(part, depth + 1);
    try {
      (value as Record<string, unknown>)[key] = typeof part === 'number' ? 1e-3 : undefined;
    } catch {} // frozen, or a getter
  }
}

function defaceResult(result: object): void {
  const fields = Object.getOwnPropertyNames(Object.getPrototypeOf(result));
  for (const part of fields.map((field) => (result as Record<string, unknown>)[field]))
    deface(part);
}

describe('what is handed in or out', () => {
  it('may be written on at every step, and no later result changes', () => {
    const given = structuredClone(options);
    const pipeline = new Pipeline(given);
    const plain = new Pipeline(options);
    deface(given);
    deface(pipeline.config);
    bars.forEach((bar, i) => {
      if (i % 5 === 0) defaceResult(pipeline.peek({ ...bar }));
      const mine = { ...bar };
      const result = pipeline.update(mine);
      deface(mine);
      expect(printed(result)).toBe(printed(plain.update(bar)));
      defaceResult(result);
      if (i % 20 === 10) {
        deface(pipeline.snapshot());
        const now = bar.time + 75_000;
        const { results, decisions } = pipeline.advance(now);
        expect(printed([results, decisions])).toBe(printed(Object.values(plain.advance(now))));
        results.forEach(defaceResult);
        deface(decisions);
      }
    });
    expect(Object.isFrozen(presets.crypto.risk)).toBe(true);
  });

  it.each([
    ['with a portfolio step', options],
    ['without', { ...options, portfolio: undefined }],
  ])('says the same read late as read at once, %s', (_, given) => {
    const late = new Pipeline(given as typeof options);
    const now = new Pipeline(given as typeof options);
    const said = bars.map((bar) => printed(now.update(bar)));
    const results = bars.map((bar) => late.update(bar));
    late.advance(bars.at(-1)!.time + 1e9);
    results.forEach((result, i) => {
      expect(printed(result)).toBe(said[i]);
    });
  });
});

/** A stage that does something odd at every bar. */
function odd(behave: (view: { bar: object; features: object }) => unknown): new () => Stage {
  return class implements Stage {
    readonly id = 'odd';
    update(view: never): unknown {
      return behave(view);
    }
    peek(view: never): unknown {
      return behave(view);
    }
    snapshot(): Snapshot {
      return { format: 1, version: 1, id: this.id, state: null };
    }
    restore(): void {}
  };
}

/** A strategy that does the same. */
function oddStrategy(behave: Parameters<typeof odd>[0]) {
  return class extends odd(behave) {
    readonly kind = 'odd';
    readonly version = 1;
    readonly family = 'noise';
    readonly needs = {};
    readonly warmUp = 1;
    reset(): void {}
  };
}

const throwing = (what: unknown) => (): never => {
  throw what;
};

const soundOpinion = { direction: 'up', strength: 1, horizonBars: 1 };

describe('code of your own', () => {
  it.each<[string, (view: { bar: object; features: object }) => unknown, boolean]>([
    ['throws an error', throwing(new Error('mine')), true],
    ['throws what has no words', throwing(Object.create(null)), true],
    [
      'throws an error whose message throws',
      throwing(Object.defineProperty(new Error('x'), 'message', { get: throwing(1) })),
      true,
    ],
    ['returns a promise', () => Promise.resolve(1), true],
    ['returns a text', () => 'up', true],
    ['returns an opinion without reasons', () => ({ direction: 'up', strength: 1 }), true],
    [
      'returns an opinion with a million reasons',
      () => ({ ...soundOpinion, reasons: new Array(1e6).fill({ code: 'x' }) }),
      true,
    ],
    [
      'returns an opinion of NaN',
      () => ({ direction: 'up', strength: Number.NaN, horizonBars: 1, reasons: [] }),
      true,
    ],
    ['writes on what it is shown', (view) => void deface(view), false],
  ])('that %s costs its own output and nothing else', (_name, behave, isTold) => {
    const own = { strategies: { odd: oddStrategy(behave) as never } };
    const strategies = { ...small.strategies, odd: { kind: 'odd' } };
    const pipeline = new Pipeline({ ...small, strategies }, own);
    const plain = new Pipeline(small);
    for (const bar of bars) {
      const result = pipeline.update(bar);
      const right = plain.update(bar);
      expect(printed(result.features)).toBe(printed(right.features));
      expect(printed(result.signals)).toBe(printed(right.signals));
      expect(printed(result.closed)).toBe(printed(right.closed));
      const failures = result.events.filter(({ type }) => type === 'failure');
      const runs = result.closed.length + result.events.filter((e) => e.type === 'revision').length;
      expect(failures).toHaveLength(isTold ? runs : 0);
    }
  });

  it('may be a kind of indicator that throws: later indicators absorb the bar all the same', () => {
    let isThrowing = false;
    class Odd extends Sma {
      override transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
        if (isThrowing) throw new Error('mine');
        super.transfer(row, from, to, keep);
      }
    }
    const { indicators } = small;
    const options = { ...small, indicators: { odd: { kind: 'odd', period: 2 }, ...indicators } };
    const pipeline = new Pipeline(options as PipelineOptions, { kinds: { odd: Odd } });
    const plain = new Pipeline(small);
    bars.forEach((bar, i) => {
      isThrowing = i % 7 === 3;
      const peeked = printed(pipeline.peek(bar));
      const result = pipeline.update(bar);
      expect(printed(result)).toBe(peeked);
      const right = plain.update(bar);
      expect(printed(result.signals)).toBe(printed(right.signals));
      expect(printed(result.closed)).toBe(printed(right.closed));
      expect(result.features['1m']?.get('rsi')).toEqual(right.features['1m']?.get('rsi'));
      const failures = result.events.filter((event) => event.type === 'failure');
      if (!isThrowing) expect(failures).toEqual([]);
      for (const { what, message } of failures) {
        expect([what, message]).toEqual(['kind odd=sma(2) of close', 'mine']);
      }
      if (isThrowing && result.closed.length > 0) {
        expect(failures.length).toBeGreaterThan(0);
        expect(result.features['1m']!.get('odd')).toBeNaN();
      }
    });
  });

  it('may be a stage that does the same', () => {
    const own: PipelineExtensions = {
      stages: {
        promise: odd(() => Promise.reject(new Error('late')).catch(() => 1)),
        writer: odd((view) => void deface(view)),
      },
    };
    const pipeline = new Pipeline(small, own);
    const plain = new Pipeline(small);
    for (const bar of bars) {
      const result = pipeline.update(bar);
      expect(printed(result.signals)).toBe(printed(plain.update(bar).signals));
      for (const event of result.events) {
        if (event.type === 'failure') expect(event.message).toContain('promise');
      }
    }
  });
});

describe('a lane', () => {
  const nonsense = (i: number): SymbolBar => ({ ...bars[0]!, symbol: `S${i}`, close: -1 });

  it('is born by the first bar that may be one', () => {
    const pipeline = new Pipeline({ ...small, maxSymbols: 1 });
    for (let i = 0; i < 50; i++) {
      const { symbol, bars: judged } = pipeline.update(nonsense(i));
      expect([symbol, judged[0]!.disposition]).toEqual([`S${i}`, 'rejected']);
    }
    expect(pipeline.symbols).toEqual([]);
    expect(pipeline.peek(bars[0]!).symbol).toBe('X');
    expect(pipeline.symbols).toEqual([]);
    pipeline.update(bars[0]!);
    expect(pipeline.symbols).toEqual(['X']);
  });

  it('begins anew where its history lay on a wrong stamp', () => {
    const pipeline = new Pipeline(small);
    const year = 365 * 86_400_000;
    const wrong = { ...bars[0]!, time: bars[0]!.time - 11 * year };
    const results = [wrong, ...bars.slice(0, 60)].map((bar) => pipeline.update(bar));
    const plain = new Pipeline(small);
    const wanted = bars.slice(0, 60).map((bar) => plain.update(bar));
    expect(printed(results.at(-1)!.features)).toBe(printed(wanted.at(-1)!.features));
    const isAnew = results.flatMap(({ events }) => events.map(({ type }) => type));
    expect(isAnew).toContain('reanchored');
  });

  it('may lack an account: without equity nothing is bought', () => {
    const pipeline = new Pipeline(small);
    for (const equity of [Number.NaN, -5, Number.POSITIVE_INFINITY]) {
      pipeline.setEquity(equity);
      for (const bar of bars) expect(pipeline.peek(bar).decision?.action ?? 'hold').toBe('hold');
    }
    const boughtWith = (equity: number): number => {
      const fed = new Pipeline(small);
      fed.setEquity(equity);
      return bars.filter((bar) => fed.update(bar).decision?.action === 'open').length;
    };
    expect(boughtWith(10_000)).toBeGreaterThan(0);
    for (const equity of [Number.NaN, Number.POSITIVE_INFINITY]) expect(boughtWith(equity)).toBe(0);
  });

  it('processes columns that are none as no bars, and numbers that are none as NaN', () => {
    const nothing: readonly unknown[] = [null, undefined, 5n, 'bars', Symbol('bars'), [], {}];
    const throwing = new Proxy({}, { get: () => expect.unreachable('read twice') });
    for (const given of nothing) {
      const pipeline = new Pipeline(small);
      const before = encodeText(pipeline.snapshot());
      expect(pipeline.process(given as never).bars.time).toHaveLength(0);
      expect(encodeText(pipeline.snapshot())).toBe(before);
    }
    expect(() => new Pipeline(small).process(throwing as never)).not.toThrow();
    const short = { time: ['1', 60_000n, 120_000], open: {}, high: 5, low: [1], close: [1, 2] };
    const { counts } = new Pipeline(small).process(short as never);
    expect(counts.accepted).toBe(0);
  });
});
