import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import type { Calendar } from '../../src/bars/calendar.js';
import { IncrementalIndicators, PivotPoints, Vwap, VwapBands } from '../../src/indicators/index.js';
import { Pipeline } from '../../src/pipeline/index.js';
import { transition } from '../../src/pipeline/transition.js';

const hour = 3_600_000;

/** Bars of an hour and volume 1, each at the price of its place. */
const hourly = (from: number, count: number): Bar[] =>
  Array.from({ length: count }, (_, i) => ({
    time: from + i * hour,
    open: i + 1,
    high: i + 1,
    low: i + 1,
    close: i + 1,
    volume: 1,
  }));

/** The mean of the bars from `first` to `last`, which is halfway between them. */
const mean = (first: number, last: number): number => (first + last) / 2 + 1;

const moscow: Calendar = {
  id: 'own',
  version: '3',
  source: 'test',
  zone: { name: 'MSK', transitions: [[0, 3 * hour]] },
  week: Array.from({ length: 7 }, () => [[0, 1_440] as const]),
  exceptions: {},
};

describe('what vwap starts anew with', () => {
  const monday = Date.UTC(2024, 0, 1);

  it.each([
    ['1d', 24],
    ['1w', 7 * 24],
    ['1M', 31 * 24],
    ['3M', 91 * 24],
    ['12M', 366 * 24],
  ] as const)('%s: %i hours of 2024', (session, hours) => {
    const vwap = new Vwap({ session });
    const bands = new VwapBands({ session });
    const said = hourly(monday, hours + 1).map((bar) => {
      const value = vwap.update(bar);
      expect(bands.update(bar).vwap).toBe(value);
      return value;
    });
    expect(said[hours - 1]).toBeCloseTo(mean(0, hours - 1), 9);
    expect(said[hours]).toBe(hours + 1);
  });

  it('columns and bars agree in every session', () => {
    const bars = hourly(monday, 800);
    const column = (of: keyof Bar): Float64Array =>
      Float64Array.from(bars, (bar) => bar[of] as number);
    const columns = {
      time: column('time'),
      open: column('open'),
      high: column('high'),
      low: column('low'),
      close: column('close'),
      volume: column('volume'),
    };
    for (const session of ['1d', '1w', '1M'] as const) {
      const one = new Vwap({ session, calendar: 'fx' });
      const said = bars.map((bar) => one.update(bar));
      expect([...new Vwap({ session, calendar: 'fx' }).process(columns)]).toEqual(said);
    }
  });

  it('a calendar of one’s own is checked, named in the id, and heeded', () => {
    const vwap = new Vwap({ calendar: moscow });
    expect(vwap.id).toBe('vwap(calendar=own@3)');
    const said = hourly(monday, 30).map((bar) => vwap.update(bar));
    expect(said[20]).toBeCloseTo(mean(0, 20), 12); // 20:00 UTC is 23:00 in Moscow
    expect(said[21]).toBe(22);
    const { week: _, ...broken } = moscow;
    expect(() => new Vwap({ calendar: broken as Calendar })).toThrow('calendar.week');
    expect(() => new Vwap({ calendar: 'xetra' as 'fx' })).toThrow("one of '24/7'");
    expect(() => new Vwap({ calendar: null as unknown as 'fx' })).toThrow('calendar');
  });

  it('a snapshot of one calendar is refused by another', () => {
    const own = new Vwap({ calendar: moscow });
    own.update(hourly(monday, 1)[0]!);
    expect(() => new Vwap().restore(own.snapshot())).toThrow('cannot restore into vwap()');
    const again = new Vwap({ calendar: moscow });
    again.restore(own.snapshot());
    expect(again.value).toBe(1);
  });
});

describe('the calendar of a set and of a Pipeline is that of its kinds', () => {
  // The session of Monday 2024-01-08 opens at 22:00 UTC on Sunday, that of Tuesday a day later.
  const sunday = Date.UTC(2024, 0, 7, 22);
  const bars = hourly(sunday, 26);

  it('a plain vwap in an fx Pipeline ends its session at 17:00 New York', () => {
    const pipeline = new Pipeline({
      base: '1h',
      calendar: 'fx',
      denoise: false,
      indicators: {
        vwap: { kind: 'vwap' },
        bands: { kind: 'vwapBands' },
        utc: { kind: 'vwap', calendar: '24/7' },
      },
    });
    const rows = new Map<number, Record<string, number>>();
    for (const bar of bars) {
      const row = pipeline.update(bar).features['1h'];
      if (row === undefined) continue;
      rows.set(
        row.values[0]!,
        Object.fromEntries(row.columns.map((name, i) => [name, row.values[i]!])),
      );
    }
    const last = rows.get(bars[23]!.time)!;
    expect(last['vwap']).toBeCloseTo(mean(0, 23), 12);
    expect(last['bands.vwap']).toBeCloseTo(mean(0, 23), 12);
    expect(last['utc']).toBeCloseTo(mean(2, 23), 12);
    expect(rows.get(bars[24]!.time)!['vwap']).toBe(25);
  });

  it('in a set, and a spec that says another keeps it', () => {
    const set = new IncrementalIndicators(
      { vwap: { kind: 'vwap' }, utc: { kind: 'vwap', calendar: '24/7' } },
      { calendar: 'fx' },
    );
    for (const bar of bars) set.update(bar);
    expect(set.id).toBe('indicators(vwap(calendar=fx) of bar; vwap() of bar)');
    expect(set.row.vwap).toBe(mean(24, 25));
    expect(set.row.utc).toBeCloseTo(mean(2, 25), 12);
    const wrong = { calendar: 'fxx' as 'fx' };
    expect(() => new IncrementalIndicators({}, wrong)).toThrow("did you mean 'fx'?");
  });

  it('as a transition', () => {
    const spec = {
      kind: 'incrementalIndicators',
      specs: { vwap: { kind: 'vwap' } },
      calendar: 'fx',
    };
    expect(transition(spec, undefined, bars[0]).snapshot.id).toContain('vwap(calendar=fx)');
  });
});

describe('pivotPoints over days of other calendars', () => {
  it('a quarter is one of its sessions', () => {
    const pivots = new PivotPoints({ session: '3M' });
    for (const bar of hourly(Date.UTC(2024, 0, 1), 91 * 24)) pivots.update(bar);
    expect(pivots.ready).toBe(false);
    const april = hourly(Date.UTC(2024, 3, 1), 1)[0]!;
    expect(pivots.update(april).p).toBeCloseTo((91 * 24 + 1 + 91 * 24) / 3, 9);
  });

  it('needs a whole session, and takes a time in microseconds for no time', () => {
    const pivots = new PivotPoints({ calendar: moscow });
    const start = Date.UTC(2024, 0, 1, 21); // midnight in Moscow
    const late = hourly(start - hour, 1)[0]!;
    expect(pivots.update(late).p).toBeNaN();
    expect(pivots.update({ ...late, time: start * 1_000 }).p).toBeNaN();
    expect(pivots.count).toBe(1);
    for (const bar of hourly(start, 24)) expect(pivots.update(bar).p).toBeNaN();
    const next = pivots.update(hourly(start + 24 * hour, 1)[0]!);
    expect(next.p).toBeCloseTo((24 + 1 + 24) / 3, 12);
    expect(next.r4).toBeCloseTo(24 + 3 * (next.p - 1), 12);
    expect(next.r5).toBeCloseTo(24 + 4 * (next.p - 1), 12);
  });
});
