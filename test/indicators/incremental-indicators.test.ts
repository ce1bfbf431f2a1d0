import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Bar } from '../../src/bars/bar.js';
import { columnsOf } from '../../src/bars/columns.js';
import {
  ConfigError,
  decodeText,
  encodeText,
  type Snapshot,
  SnapshotError,
} from '../../src/core/index.js';
import {
  Atr,
  Correlation,
  catalog,
  Ema,
  IncrementalIndicators,
  type MacdValue,
  Rsi,
  type SeriesInput,
  Sma,
  type Spec,
  type Specs,
  series,
} from '../../src/indicators/index.js';
import { seriesOf } from '../contract/series.js';

const bars = seriesOf('bar', 'lively', 11, 120) as Bar[];
const columns = columnsOf(bars);
const last = bars[bars.length - 1]!;

function fed<const S extends Specs>(specs: S): IncrementalIndicators<S> {
  const set = new IncrementalIndicators(specs, { kinds: undefined });
  for (const bar of bars) set.update(bar);
  return set;
}

/** What a wrong set of specs is told. */
function complaint(specs: unknown): ConfigError {
  try {
    new IncrementalIndicators(specs as Specs);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('no complaint');
}

describe('a set', () => {
  it('says what each operator says alone', () => {
    const { row } = fed({
      rsi: { kind: 'rsi', period: 5 },
      typical: { kind: 'sma', period: 4, of: 'hlc3' },
      atr: { kind: 'atr', period: 6 },
      together: { kind: 'correlation', period: 8, of: ['close', 'volume'] },
    });
    const typical = new Sma(4);
    const atr = new Atr(6);
    const together = new Correlation(8);
    const rsi = new Rsi(5).process(columns.close);
    for (const bar of bars) {
      typical.update((bar.high + bar.low + bar.close) / 3);
      atr.update(bar);
      together.update([bar.close, bar.volume]);
    }
    expect(row.rsi).toBe(rsi[rsi.length - 1]);
    expect(row.typical).toBe(typical.value);
    expect(row.atr).toBe(atr.value);
    expect(row.together).toBe(together.value);
    expect([row.time, row.close, row.volume]).toEqual([last.time, last.close, last.volume]);
  });

  it('makes indicators of indicators, in whatever order they are given', () => {
    const { row } = fed({
      smooth: { kind: 'ema', period: 3, of: 'momentum' },
      line: { kind: 'ema', period: 3, of: 'macd.signal' },
      momentum: { kind: 'rsi', period: 5 },
      macd: { kind: 'macd', fastPeriod: 3, slowPeriod: 6, signalPeriod: 4 },
    });
    const rsi = new Rsi(5);
    const smooth = new Ema(3);
    for (const { close } of bars) smooth.update(rsi.update(close));
    expect(row.smooth).toBe(smooth.value);
    expect(row.line).not.toBeNaN();
  });

  it('computes the same thing once, the true range too', () => {
    const set = fed({
      one: { kind: 'rsi', period: 5 },
      other: { kind: 'rsi', period: 5, of: 'close' },
      fast: { kind: 'rma', period: 3, of: 'trueRange' },
      slow: { kind: 'rma', period: 9, of: 'trueRange' },
      range: { kind: 'trueRange' },
      hl: { kind: 'sma', period: 3, of: 'hl2' },
      hlSlow: { kind: 'sma', period: 5, of: 'hl2' },
    });
    expect(set.operatorCount).toBe(6);
    expect(set.row.one).toBe(set.row.other);
  });

  it('is warm when the last of it is, and its chains add up', () => {
    const set = new IncrementalIndicators({
      rsi: { kind: 'rsi', period: 5 },
      smooth: { kind: 'sma', period: 4, of: 'rsi' },
    });
    expect(set.warmUp).toBe(9);
    bars.slice(0, 9).forEach((bar, i) => {
      expect(set.ready).toBe(false);
      set.update(bar);
      expect(Number.isNaN(set.row.smooth)).toBe(i < 8);
    });
    expect(set.ready).toBe(true);
  });

  it('has typed rows, with a record where there are several outputs', () => {
    const { row } = fed({ macd: { kind: 'macd' }, rsi: { kind: 'rsi' } });
    expectTypeOf(row.macd).toEqualTypeOf<MacdValue>();
    expectTypeOf(row.rsi).toEqualTypeOf<number>();
    expect(row.macd.macd - row.macd.signal).toBe(row.macd.histogram);
    expect(row.get('macd.signal')).toBe(row.macd.signal);
    expect(row.get('nothing')).toBeUndefined();
    expect(JSON.parse(JSON.stringify(row))).toMatchObject({ rsi: row.rsi, close: last.close });
  });

  it('hands out live rows, and copies that stay', () => {
    const set = fed({ ema: { kind: 'ema', period: 3 } });
    const { row } = set;
    const copy = row.copy();
    set.update({ ...last, close: last.close + 5 });
    expect(row.ema).not.toBe(copy.ema);
    expect(set.row).toBe(row);
  });

  it('refuses a bar with a field that is no finite number, and forgets that it came', () => {
    const set = fed({ ema: { kind: 'ema', period: 3 } });
    const before = encodeText(set.snapshot());
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
      expect(set.update({ ...last, volume: bad }).ema).toBeNaN();
      expect(set.peek({ ...last, close: bad }).ema).toBeNaN();
    }
    expect(encodeText(set.snapshot())).toBe(before);
    expect(set.count).toBe(bars.length);
  });

  it('shows the operator behind a name', () => {
    const set = fed({ macd: { kind: 'macd' }, ema: { kind: 'ema', period: 3 } });
    expect(set.operator('ema')?.id).toBe('ema(3)');
    expect(set.operator('macd')?.value).toEqual({ ...set.row.macd });
    expect(set.operator('nothing')).toBeUndefined();
  });

  it('resets, and resumes from a snapshot to the same bits', () => {
    const specs = {
      rsi: { kind: 'rsi', period: 5 },
      x: { kind: 'median', period: 4, of: 'rsi' },
    } as const;
    const set = fed(specs);
    const resumed = new IncrementalIndicators(specs);
    resumed.restore(decodeText(encodeText(set.snapshot())));
    expect(resumed.row.toObject()).toEqual(set.row.toObject());
    expect(resumed.update(last).toObject()).toEqual(set.update(last).toObject());
    set.reset();
    expect(encodeText(set.snapshot())).toBe(
      encodeText(new IncrementalIndicators(specs).snapshot()),
    );
  });

  it.each<[string, (snapshot: Snapshot) => unknown]>([
    [
      'without its operators',
      (s) => ({ ...s, state: { ...(s.state as object), operators: null } }),
    ],
    ['with one operator less', (s) => ({ ...s, state: { ...(s.state as object), operators: [] } })],
    ['with something beside', (s) => ({ ...s, state: { ...(s.state as object), more: 1 } })],
    ['of another set', () => fed({ sma: { kind: 'sma', period: 5 } }).snapshot()],
  ])('refuses a snapshot %s', (_how, spoil) => {
    const set = fed({ rsi: { kind: 'rsi', period: 5 } });
    const before = encodeText(set.snapshot());
    expect(() => set.restore(spoil(set.snapshot()) as Snapshot)).toThrow(SnapshotError);
    expect(encodeText(set.snapshot())).toBe(before);
  });

  it('takes kinds of your own, which come before the catalogue', () => {
    class Doubled extends Sma {
      override transfer(row: Float64Array, from: number, to: number, keep: boolean): void {
        super.transfer(row, from, to, keep);
        row[to] = 2 * row[to]!;
      }
    }
    const specs = { own: { kind: 'doubled', period: 3 }, usual: { kind: 'sma', period: 3 } };
    const set = new IncrementalIndicators(specs, { kinds: { doubled: Doubled } });
    for (const bar of bars) set.update(bar);
    expect(set.row.get('own')).toBe(2 * set.row.get('usual')!);
  });
});

describe('specs that cannot be', () => {
  it.each<[unknown, string, string]>([
    [{ a: { kind: 'emma' } }, 'specs.a.kind', "did you mean 'ema'?"],
    [{ a: { kind: 'bb' } }, 'specs.a.kind', "did you mean 'bollinger'?"],
    [{ a: { kind: 7 } }, 'specs.a.kind', 'a kind of the catalogue'],
    [{ a: { kind: 'ema', period: 2.5 } }, 'specs.a.period', 'an integer from 1 to 1000000'],
    [{ a: { kind: 'ema', perod: 3 } }, 'specs.a.perod', "did you mean 'period'?"],
    [{ a: { kind: 'ema', seed: 'frist' } }, 'specs.a.seed', "did you mean 'first'?"],
    [{ a: { kind: 'ema', of: 'clos' } }, 'specs.a.of', "did you mean 'close'?"],
    [{ a: { kind: 'ema', of: 'b' }, b: { kind: 'ema', of: 'a' } }, 'specs.a.of', 'free of circles'],
    [{ m: { kind: 'macd' }, a: { kind: 'ema', of: 'm.sig' } }, 'specs.a.of', "one of 'macd'"],
    [{ a: { kind: 'atr', of: 'close' } }, 'specs.a.of', 'left out'],
    [{ a: { kind: 'beta', of: 'close' } }, 'specs.a.of', 'two sources'],
    [{ a: { kind: 'beta', of: ['close', 'clse'] } }, 'specs.a.of[1]', "did you mean 'close'?"],
    [{ a: null }, 'specs.a', 'an object'],
    [{ close: { kind: 'ema' } }, 'specs.close', 'unlike'],
    [{ 'a.b': { kind: 'ema' } }, 'specs.a.b', 'without a dot'],
    [{ copy: { kind: 'ema' } }, 'specs.copy', 'unlike'],
  ])('%j: %s', (specs, path, bound) => {
    const error = complaint(specs);
    expect(error.path).toBe(path);
    expect(error.message).toContain(bound);
  });
});

describe('series', () => {
  it('is the stream over columns, bit for bit, NaN in front', () => {
    const rsi = series({ kind: 'rsi', period: 5 }, columns);
    const stream = new Rsi(5);
    expect([...rsi]).toEqual(bars.map(({ close }) => stream.update(close)));
    const macd = series({ kind: 'macd', fastPeriod: 3, slowPeriod: 5, signalPeriod: 4 }, columns);
    expectTypeOf(macd.signal).toEqualTypeOf<Float64Array>();
    expect(macd.signal).toHaveLength(bars.length);
    expect(macd.signal.findIndex((x) => !Number.isNaN(x))).toBe(7);
  });

  it('takes bars, the columns that are read, or closes alone', () => {
    const { high, low, close } = columns;
    const closes = [...close];
    const rsi = series({ kind: 'rsi' }, columns);
    expect(series({ kind: 'rsi' }, bars)).toEqual(rsi);
    expect(series({ kind: 'rsi' }, { close })).toEqual(rsi);
    expect(series({ kind: 'rsi' }, close)).toEqual(rsi);
    expect(series({ kind: 'rsi' }, closes)).toEqual(rsi);
    const atr = series({ kind: 'atr' }, columns);
    expect(series({ kind: 'atr' }, { high: [...high], low, close })).toEqual(atr);
    const closesOnly = bars.map(({ volume: _, ...bar }) => bar) as unknown as typeof bars;
    expect(series({ kind: 'atr' }, closesOnly)).toEqual(atr);
    const spread = { kind: 'correlation', of: ['high', 'hl2'] } as const;
    expect(series(spread, { high, low })).toEqual(series(spread, columns));
    expect(series({ kind: 'sma', period: 3, of: 'trueRange' }, { high, low, close })).toEqual(
      series({ kind: 'sma', period: 3, of: 'trueRange' }, columns),
    );
    const list = Object.assign({ length: close.length }, closes);
    expect(series({ kind: 'rsi' }, list)).toEqual(rsi);
    expect(series({ kind: 'sma', period: 1 }, [null, 2] as number[])).toEqual(
      Float64Array.of(Number.NaN, 2),
    );
    expect(series({ kind: 'sma' }, [])).toHaveLength(0);
    expect(series({ kind: 'obv' }, [])).toHaveLength(0);
  });

  it.each([
    [{ kind: 'vwma' }, ['close', 'volume']],
    [{ kind: 'vwma', source: 'hl2' }, ['high', 'low', 'volume']],
    [{ kind: 'mfi', source: 'close' }, ['close', 'volume']],
    [{ kind: 'cci', source: 'high' }, ['high']],
    [{ kind: 'vhf' }, ['close']],
    [{ kind: 'parabolicSar' }, ['high', 'low']],
    [{ kind: 'qstick' }, ['open', 'close']],
  ] as const)('%j needs no more than %j', (spec, fields) => {
    const poor = Object.fromEntries(fields.map((field) => [field, columns[field]]));
    expect(series(spec as Spec, poor)).toEqual(series(spec as Spec, columns));
  });

  const { time, high, low, close } = columns;
  it.each([
    [{ kind: 'vwma', source: 'hl2' }, { close, volume: close }, 'columns.high must be given'],
    [{ kind: 'vhf', range: 'bars' }, close, 'columns.high must be given: vhf reads it'],
    [{ kind: 'tdCountdown' }, close, 'columns.high must be given: tdCountdown reads it'],
    [{ kind: 'cvd', rule: 'change' }, { time, close, volume: close }, 'columns.high must be given'],
    [{ kind: 'rsi' }, { close: ['1', '2'] }, 'columns.close[0] must be a number, got "1"'],
    [{ kind: 'rsi' }, [1, '2'], 'columns.close[1] must be a number, got "2"'],
    [{ kind: 'rsi' }, [{ close: '1' }], 'bars[0].close must be a number, got "1"'],
    [{ kind: 'vwap' }, [{ ...bars[0], time: new Date(0) }], 'bars[0].time must be a number'],
    [{ kind: 'rsi' }, BigInt64Array.of(1n), 'columns.close[0] must be a number, got 1n'],
    [{ kind: 'obv' }, close, 'columns.volume must be given: obv reads it'],
    [{ kind: 'atr' }, { close }, 'columns.high must be given: atr reads it'],
    [{ kind: 'vwap' }, { high, low, close, volume: close }, 'columns.time must be given'],
    [{ kind: 'rsi', of: 'hlc3' }, { high, close }, 'columns.low must be given: rsi reads it'],
    [{ kind: 'atr', of: 'close' }, columns, 'spec.of must be left out'],
    ['sma', close, 'spec must be an object'],
    [{ kind: 'rsi' }, { closes: close }, "did you mean 'close'?"],
    [
      { kind: 'rsi' },
      { time, close: close.subarray(1) },
      `columns.close must be as long as time, ${time.length}`,
    ],
    [{ kind: 'rsi' }, { close: 5 }, 'columns.close must be a list of numbers'],
    [{ kind: 'rsi' }, 'AAPL', 'columns must be an object of columns, or a list of bars'],
    [{ kind: 'rsi' }, undefined, 'columns must be an object of columns'],
    [{ kind: 'rsi' }, [bars[0], 'AAPL'], 'bars[1] must be an object'],
    [{ kind: 'rsi' }, [bars[0], 7], 'bars[1] must be a bar, as bars[0] is, got 7'],
    [{ kind: 'rsi' }, [1, 2, bars[0]], 'bars[2] must be a number, as bars[0] is'],
    [{ kind: 'rsi' }, [{ c: 1 }], 'columns.close must be given'],
  ])('%j: says what is missing or uneven', (spec, input, message) => {
    expect(() => series(spec as Spec, input as SeriesInput)).toThrow(message);
    expect(() => series(spec as Spec, input as SeriesInput)).toThrow(ConfigError);
  });

  it('takes no options but kinds', () => {
    const options = (given: unknown) => given as { kinds: undefined };
    expect(() => series({ kind: 'rsi' }, close, options({ kind: {} }))).toThrow('options.kind');
    expect(() => series({ kind: 'rsi' }, close, options(null))).toThrow(ConfigError);
  });
});

it('the catalogue lists every kind under its name', () => {
  for (const [name, kind] of Object.entries(catalog)) expect(kind.name).toBe(name);
  expect(Object.keys(catalog).length).toBeGreaterThanOrEqual(85);
});
