import { describe, expect, it, test } from 'vitest';
import { ConfigError } from '../../src/core/errors.js';
import { type Measurement, Metrics } from '../../src/metrics/index.js';

const latency = (component: string, value: number): Measurement => ({
  component,
  type: 'latency',
  value,
  unit: 'ms',
});

describe('metrics', () => {
  it('summarise by component and type, with the rate', () => {
    let time = 1000;
    const metrics = new Metrics({ now: () => time });
    for (let i = 1; i <= 5; i++) {
      metrics.record(latency('a', i));
      metrics.record({ component: 'a', type: 'queue', value: 10 * i, unit: 'count' });
      time += 250;
    }
    const { latency: ms, queue } = metrics.getMetrics()['a']!;
    expect(ms).toMatchObject({ count: 5, mean: 3, min: 1, max: 5, last: 5, perSecond: 4 });
    expect(queue).toMatchObject({ count: 5, mean: 30, last: 50, unit: 'count' });
  });

  it('keep the newest records only, each with its time and a copy of its metadata', () => {
    let time = 0;
    const metrics = new Metrics({ now: () => time++, keep: 3 });
    const metadata: Record<string, number> = { n: 1 };
    for (let i = 0; i < 20; i++) metrics.record({ ...latency('a', i), metadata });
    metadata['n'] = 99;
    expect(metrics.records.map(({ value }) => value)).toEqual([17, 18, 19]);
    expect(metrics.records[2]).toEqual({ ...latency('a', 19), time: 19, metadata: { n: 1 } });
    const none = new Metrics({ now: () => 0, keep: 0 });
    none.record(latency('a', 5000));
    expect([none.records, none.alerts]).toEqual([[], []]);
    expect(none.getMetrics()['a']!['latency']!.count).toBe(1);
  });

  it('merged are those of one that measured everything', () => {
    let time = 0;
    const now = (): number => time;
    const [whole, one, other] = [new Metrics({ now }), new Metrics({ now }), new Metrics({ now })];
    for (let i = 0; i < 200; i++) {
      const part = i % 3 === 0 ? one : other;
      for (const metrics of [whole, part]) {
        metrics.record(latency(i % 2 === 0 ? 'a' : 'b', 1 + (i % 17)));
        if (i % 5 === 0) metrics.count('a', i % 2 === 0 ? 'late' : 'spike');
      }
      time += 10;
    }
    const [there, back] = [new Metrics({ now }), new Metrics({ now })];
    for (const part of [one, other]) there.merge(part);
    for (const part of [other, one, new Metrics({ now })]) back.merge(part);
    for (const merged of [there, back]) {
      expect(merged.getMetrics()).toEqual(whole.getMetrics());
      expect(merged.getErrorSummary()).toEqual(whole.getErrorSummary());
    }
  });

  it('merged know the newest error, and the first of two of one time', () => {
    const failed = (time: number, component: string): Metrics => {
      const metrics = new Metrics({ now: () => time });
      metrics.count(component, 'late');
      return metrics;
    };
    const latestOf = (...parts: readonly Metrics[]): number | string | undefined => {
      const all = new Metrics({ now: () => 0 });
      for (const part of parts) all.merge(part);
      return all.getErrorSummary().latest?.component;
    };
    expect(latestOf()).toBeUndefined();
    expect(latestOf(failed(3, 'a'), failed(2, 'b'))).toBe('a');
    expect(latestOf(failed(2, 'a'), failed(3, 'b'))).toBe('b');
    expect(latestOf(failed(2, 'a'), failed(2, 'b'))).toBe('a');
  });

  it('count errors by reason, the most frequent first', () => {
    const metrics = new Metrics({ now: () => 7 });
    metrics.count('a', 'late');
    metrics.count('b', 'spike', 3);
    metrics.count('b', 'late');
    for (const amount of [0, -1, Number.NaN]) metrics.count('c', 'nothing', amount);
    metrics.record(latency('a', Number.NaN));
    const { total, byReason, byComponent, latest } = metrics.getErrorSummary();
    expect(total).toBe(6);
    expect(Object.keys(byReason)).toEqual(['spike', 'late', 'not-finite']);
    expect(byComponent).toEqual({ a: { late: 1, 'not-finite': 1 }, b: { spike: 3, late: 1 } });
    expect(latest).toEqual({ time: 7, component: 'a', reason: 'not-finite' });
  });

  it('bear names that objects have already', () => {
    const metrics = new Metrics({ now: () => 0 });
    for (const name of ['__proto__', 'constructor', 'toString', '']) {
      metrics.record({ component: name, type: name, value: 1, unit: name });
      metrics.count(name, name);
    }
    expect(Object.keys(metrics.getMetrics())).toHaveLength(4);
    expect(metrics.getErrorSummary().total).toBe(4);
    expect(({} as Record<string, unknown>)['count']).toBeUndefined();
  });

  it('take what is no measurement for none', () => {
    const metrics = new Metrics({ now: () => 0, rules: [{ type: 'latency', above: 1 }] });
    const hostile = {
      get component(): string {
        throw new Error('no');
      },
    };
    for (const given of [null, undefined, 5, hostile, { ...latency('a', 5), unit: Symbol('ms') }]) {
      metrics.record(given as never);
    }
    metrics.record({ ...latency('a', 5), component: Symbol('a') as never });
    expect([metrics.getMetrics(), metrics.records]).toEqual([{}, []]);
    expect(metrics.getErrorSummary().byComponent).toEqual({ metrics: { 'not-a-measurement': 6 } });
  });

  it('keep the last that was measured, whatever is merged and if the clock fails', () => {
    let time = 1000;
    const [one, other] = [new Metrics({ now: () => time }), new Metrics({ now: () => time })];
    one.record(latency('a', 5));
    other.record(latency('a', Number.NaN));
    expect(other.getMetrics()).toEqual({});
    time = Number.NaN;
    other.record(latency('a', 7));
    one.merge(other);
    expect(one.getMetrics()['a']!['latency']).toMatchObject({ count: 2, last: 5, unit: 'ms' });
    one.record(latency('a', 6));
    time = 2000;
    one.record(latency('a', 8));
    expect(one.getMetrics()['a']!['latency']).toMatchObject({ count: 4, last: 8, perSecond: 3 });
  });

  it('forget all at reset, and have siblings that know nothing', () => {
    const metrics = new Metrics({ now: () => 0 });
    metrics.record(latency('a', 5000));
    metrics.count('a', 'late');
    expect(metrics.sibling().getMetrics()).toEqual({});
    metrics.reset();
    expect([metrics.getMetrics(), metrics.records, metrics.alerts]).toEqual([{}, [], []]);
    expect(metrics.getErrorSummary().total).toBe(0);
  });

  const now = (): number => 0;

  test.each([
    [{ now: 5 }, 'now'],
    [{ now, keep: -1 }, 'keep'],
    [{ now, kept: 1 }, 'kept'],
    [{ now, rules: 5 }, 'rules'],
    [{ now, rules: [null] }, 'rules[0]'],
    [{ now, rules: [{ type: 'a', above: 1, component: 5 }] }, 'rules[0].component'],
    [{ now, rules: [{ type: 'a', over: 1 }] }, 'rules[0].over'],
    [{ now, rules: [{ type: 'latency' }] }, 'rules[0].above'],
    [{ now, rules: [{ type: '', above: 1 }] }, 'rules[0].type'],
    [{ now, rules: [{ type: 'a', above: '1' }] }, 'rules[0].above'],
    [{ now, rules: [{ type: 'a', above: 1, severity: 'loud' }] }, 'rules[0].severity'],
  ])('refuse %o', (options, path) => {
    expect(() => new Metrics(options as never)).toThrow(ConfigError);
    expect(() => new Metrics(options as never)).toThrow(path);
  });
});
