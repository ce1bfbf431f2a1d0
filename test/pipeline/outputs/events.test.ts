import { describe, expect, it } from 'vitest';
import type { SymbolBar } from '../../../src/bars/bar.js';
import { Metrics } from '../../../src/metrics/index.js';
import {
  Pipeline,
  PipelineEvents,
  type Stage,
  type ToldEvent,
  type ToldType,
} from '../../../src/pipeline/index.js';
import { toldTypes } from '../../../src/pipeline/outputs/told-event.js';
import { learning, minutes, printed } from '../market.js';

/** A stage that speaks of every third bar. */
class Third implements Stage {
  readonly id: string = 'third';
  #count = 0;
  update(): unknown {
    this.#count += 1;
    return this.peek();
  }
  peek(): unknown {
    return this.#count % 3 === 0 ? { count: this.#count } : undefined;
  }
  snapshot(): ReturnType<Stage['snapshot']> {
    return { format: 1, version: 1, id: this.id, state: this.#count } as never;
  }
  restore(snapshot: Parameters<Stage['restore']>[0]): void {
    this.#count = snapshot.state as number;
  }
}

const options = { ...learning, stages: { candles: { kind: 'candlesticks' } } } as const;
const own = { stages: { third: Third } };
const fresh = (): Pipeline => new Pipeline(options, own);

function jumped(bar: SymbolBar): SymbolBar {
  const { open, high, low, close } = bar;
  return { ...bar, open: open * 1.5, high: high * 1.5, low: low * 1.5, close: close * 1.5 };
}

/** A feed with a jump, a gap, a correction, a bar that is none, and a symbol more. */
const bars = (() => {
  const a = minutes('A', 7, 180)
    .map((bar, i) => (i < 100 ? bar : jumped(bar)))
    .filter((_, i) => i < 120 || i > 135);
  const b = minutes('B', 8, 50);
  const corrected = { ...a[100]!, close: a[100]!.low };
  return [...a.slice(0, 101), corrected, ...a.slice(101), { ...a.at(-1)!, high: -1 }, ...b];
})();

const raise = (): never => {
  throw new Error('listener');
};

/** All that is told while `bars` and the time go through, by type. */
function heard(types: readonly ToldType[] = toldTypes): ToldEvent[] {
  const all: ToldEvent[] = [];
  const told = new PipelineEvents(fresh());
  for (const type of types) told.on(type, (event) => all.push(event as ToldEvent));
  for (const bar of bars) {
    told.peek(bar);
    told.update(bar);
  }
  told.advance(bars.at(-1)!.time + 3_600_000);
  return all;
}

describe('what is told', () => {
  const all = heard();
  const of = <T extends ToldType>(type: T) =>
    all.filter((event) => event.type === type) as unknown as ToldEvent<T>[];

  it('is every type, each with severity and code', () => {
    const types = new Set(all.map(({ type }) => type));
    const silent = toldTypes.filter((type) => !types.has(type));
    expect(silent).toEqual(
      ['fault', 'superseded', 'outdated', 'alert'].filter((type) => !types.has(type as never)),
    );
    for (const { severity, code, symbol, time } of all) {
      expect(['debug', 'info', 'warning', 'error']).toContain(severity);
      expect([typeof code, code === '', typeof symbol, typeof time]).toEqual([
        'string',
        false,
        'string',
        'number',
      ]);
    }
  });

  it('is what the results say, in their order, and nothing else', () => {
    const pipeline = fresh();
    const results = bars.map((bar) => pipeline.update(bar));
    const advanced = pipeline.advance(bars.at(-1)!.time + 3_600_000);
    results.push(...advanced.results);
    expect(printed(of('result').map(({ result }) => result))).toBe(printed(results));
    const signals = results.flatMap((result) => result.signals);
    expect(printed(of('signal').map(({ signal }) => signal))).toBe(printed(signals));
    const closed = results.flatMap((result) => result.closed);
    const entries = of('closed').map(({ timeframe, bar, wholeBars }) => ({
      timeframe,
      bar,
      wholeBars,
    }));
    expect(printed(entries)).toBe(printed(closed));
    const decisions = [
      ...results.slice(0, bars.length).flatMap((r) => r.decisions),
      ...advanced.decisions,
    ];
    expect(printed(of('decision').map(({ decision }) => decision))).toBe(printed(decisions));
    const gaps = results.flatMap(({ events }) => events.filter(({ type }) => type === 'gap'));
    expect(of('gap').length).toBe(gaps.length);
    expect(of('forming').length).toBe(bars.length);
  });

  it('is the same of a type, whoever listens to others', () => {
    for (const type of ['regime', 'pattern', 'quality'] as const) {
      expect(printed(heard([type]))).toBe(printed(of(type)));
    }
  });

  it('names a regime when it is another one', () => {
    const last = new Map<string, string>();
    expect(of('regime').length).toBeGreaterThan(5);
    for (const { symbol, timeframe, code } of of('regime')) {
      expect(last.get(symbol + timeframe)).not.toBe(code);
      last.set(symbol + timeframe, code);
    }
  });

  it('names a sudden change once', () => {
    const when = of('transient').map(({ symbol, timeframe, time, barsSince }) => {
      const ms = Number(timeframe.slice(0, -1)) * 60_000;
      return `${symbol} ${timeframe} ${time - barsSince * ms}`;
    });
    expect(when.length).toBeGreaterThan(0);
    expect(new Set(when).size).toBe(when.length);
  });

  it('hears stages of one’s own where they speak', () => {
    const values = of('stage').filter(({ stage }) => stage === 'third');
    expect(values.length).toBeGreaterThan(20);
    for (const { value } of values) expect((value as { count: number }).count % 3).toBe(0);
  });
});

it('listeners change no result: none, all, throwing, rejecting, feeding', () => {
  const expected = new Pipeline(options, own);
  const kinds: readonly ((told: PipelineEvents) => unknown)[] = [
    () => undefined,
    raise,
    () => Promise.reject(new Error('late')),
    (told) => told.update(bars[0]!),
  ];
  const tellers = kinds.map((listen) => {
    const told = new PipelineEvents(fresh());
    for (const type of toldTypes) told.on(type, () => listen(told));
    return told;
  });
  for (const bar of bars) {
    const result = expected.update(bar);
    for (const told of tellers) expect(told.update(bar).decision).toEqual(result.decision);
  }
  const end = printed(expected.update(bars.at(-1)!));
  for (const told of tellers) expect(printed(told.update(bars.at(-1)!)) === end).toBe(true);
});

it('a listener that throws, rejects or feeds is counted by type, and the others hear', async () => {
  const told = new PipelineEvents(fresh());
  let count = 0;
  told.on('closed', raise);
  told.on('result', async () => raise());
  told.on('signal', () => told.advance(0));
  told.on('closed', () => {
    count += 1;
  });
  const results = bars.map((bar) => told.update(bar));
  await told.settled();
  const closed = results.flatMap((result) => result.closed).length;
  const signal = results.flatMap((result) => result.signals).length;
  expect(count).toBe(closed);
  expect(told.failures).toEqual({ closed, result: bars.length, signal });
});

it('settled waits for all that listeners began, and update for nothing', async () => {
  const told = new PipelineEvents(fresh());
  let done = 0;
  told.on('result', async () => {
    await Promise.resolve();
    await Promise.resolve();
    done += 1;
  });
  for (const bar of bars.slice(0, 5)) told.update(bar);
  expect(done).toBe(0);
  await told.settled();
  expect(done).toBe(5);
});

it('what on returns stops that listener alone, also from within', () => {
  const told = new PipelineEvents(fresh());
  const seen: string[] = [];
  const listener = (): unknown => seen.push('same');
  const stop = told.on('result', listener);
  told.on('result', listener);
  const once = told.on('result', () => {
    once();
    seen.push('once');
  });
  told.update(bars[0]!);
  stop();
  stop();
  told.update(bars[1]!);
  expect(seen).toEqual(['same', 'same', 'once', 'same']);
});

it('data_processed is result; other names are refused', () => {
  const told = new PipelineEvents(fresh());
  let symbol = '';
  told.addCallback('data_processed', ({ result }) => {
    symbol = result.symbol;
  });
  told.update(bars[0]!);
  expect(symbol).toBe('A');
  expect(() => told.addCallback('toString' as never, () => 0)).toThrow('name');
  expect(() => told.on('results' as never, () => 0)).toThrow("did you mean 'result'?");
  expect(() => told.on('result', 5 as never)).toThrow('listener');
});

it('nobody can write on an event that others are told of', () => {
  const told = new PipelineEvents(fresh());
  told.on('result', (event) => {
    (event as { code: string }).code = 'mine';
  });
  let code = '';
  told.on('result', (event) => {
    code = event.code;
  });
  told.update(bars[0]!);
  expect([code, told.failures]).toEqual(['accepted', { result: 1 }]);
});

it('alerts of metrics are told with the measured component', () => {
  const metrics = new Metrics({ now: () => 5, rules: [{ type: 'latency', above: 1 }] });
  const told = new PipelineEvents(fresh(), metrics);
  const alerts: unknown[] = [];
  told.on('alert', ({ severity, code, symbol, time }) =>
    alerts.push([severity, code, symbol, time]),
  );
  metrics.record({ component: 'update', type: 'latency', value: 9, unit: 'ms' });
  metrics.record({ component: 'update', type: 'latency', value: 0, unit: 'ms' });
  expect(alerts).toEqual([
    ['warning', 'latency', 'update', 5],
    ['info', 'latency', 'update', 5],
  ]);
});

it('an alert that a listener’s own measurement raises is told at once', () => {
  const metrics = new Metrics({ now: () => 5, rules: [{ type: 'closes', above: 1 }] });
  const told = new PipelineEvents(fresh(), metrics);
  const order: string[] = [];
  told.on('result', ({ result }) => {
    const value = 2 * result.closed.length;
    metrics.record({ component: result.symbol, type: 'closes', value, unit: 'count' });
    told.update(bars[2]!); // still refused after an alert within
  });
  told.on('result', () => order.push('result'));
  told.on('alert', ({ code }) => order.push(code));
  told.update(bars[0]!);
  expect(order).toEqual(['closes', 'result']);
  expect(told.failures).toEqual({ result: 1 });
  expect(metrics.getErrorSummary().total).toBe(0);
});

it('a fault of own code is told, and an output that cannot be read is no pattern', () => {
  class Broken extends Third {
    override peek(): unknown {
      return raise();
    }
  }
  class Hostile extends Third {
    override peek(): unknown {
      return [Object.defineProperty({}, 'pattern', { get: raise })];
    }
  }
  const said = (Own: typeof Third): string[] => {
    const told = new PipelineEvents(new Pipeline(learning, { stages: { own: Own } }));
    const all: string[] = [];
    for (const type of ['fault', 'pattern', 'result'] as const)
      told.on(type, ({ severity, code }) => all.push(`${type} ${severity} ${code}`));
    told.update(bars[0]!);
    return all;
  };
  expect(said(Broken)).toEqual(['fault error failure', 'result debug accepted']);
  expect(said(Hostile)).toEqual(['result debug accepted']);
});

it('what nobody listens to is not looked at', () => {
  const pipeline = fresh();
  let looks = 0;
  const watched = <T extends object>(value: T): T =>
    new Proxy(value, {
      get(target, name) {
        if (name === 'decisions') looks += 1;
        return Reflect.get(target, name, target);
      },
    });
  const told = new PipelineEvents({
    update: (bar) => watched(pipeline.update(bar)),
    peek: (bar) => watched(pipeline.peek(bar)),
    advance: (now) => {
      const { results, decisions } = pipeline.advance(now);
      return { results: results.map(watched), decisions };
    },
  });
  const now = bars[0]!.time + 3_600_000;
  told.update(bars[0]!);
  told.advance(now);
  told.on('gap', () => undefined);
  told.update(bars[1]!);
  told.advance(now);
  expect(looks).toBe(0);
  told.on('decision', () => undefined);
  told.update(bars[2]!);
  expect(looks).toBe(1);
});

it('with limits over all symbols, a decision is told once, when it is settled', () => {
  const shared = { ...options, portfolio: { maxExposureRatio: 1 } };
  const told = new PipelineEvents(new Pipeline(shared, own));
  const pipeline = new Pipeline(shared, own);
  const ids: string[] = [];
  told.on('decision', ({ decision }) => ids.push(decision.id));
  const expected: string[] = [];
  const others = minutes('B', 8, 60);
  const pairs = minutes('A', 7, 60).flatMap((bar, i) => [bar, others[i]!]);
  for (const bar of pairs) {
    told.update(bar);
    expected.push(...pipeline.update(bar).decisions.map(({ id }) => id));
  }
  const now = pairs.at(-1)!.time + 3_600_000;
  told.advance(now);
  expected.push(...pipeline.advance(now).decisions.map(({ id }) => id));
  expect(ids).toEqual(expected);
  expect(new Set(ids).size).toBe(ids.length);
});
