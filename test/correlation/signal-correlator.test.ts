import { describe, expect, test } from 'vitest';
import { Schedule, timeframeOf } from '../../src/bars/index.js';
import { MAX_TIME } from '../../src/bars/schedule.js';
import { decodeBinary, decodeText, encodeBinary, encodeText } from '../../src/core/index.js';
import { ageInBars } from '../../src/correlation/age.js';
import {
  type Composite,
  SignalCorrelator,
  type SignalCorrelatorOptions,
} from '../../src/correlation/index.js';
import { correlatorDesign } from '../../src/correlation/options.js';
import { SignalReader } from '../../src/correlation/read-signals.js';
import { type Signal, signalFrom } from '../../src/strategies/index.js';
import { Random } from '../contract/series.js';

const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2024, 0, 1);

const options: SignalCorrelatorOptions = {
  timeframes: ['1h', '4h', '1d'],
  strategies: ['trend', 'turn', '__proto__'],
};

function signal(
  timeframe: string,
  strategy: string,
  end: number,
  pUp: number,
  more: { revision?: number; provisional?: boolean; horizonBars?: number } = {},
): Signal {
  const { revision = 0, provisional = false, horizonBars = 5 } = more;
  const time = end - timeframeOf(timeframe).nominalMs;
  const bar = { time, end, revision, received: 1, expected: 1 };
  const opinion = { direction: 'up', strength: 0.5, horizonBars, reasons: [], pUp } as const;
  const origin = { symbol: 'S', timeframe, family: 'test', strategy, bar, provisional };
  return signalFrom(opinion, origin)!;
}

interface StateOf {
  readonly symbols: readonly { readonly heard: Record<string, unknown>[] }[];
}

const only = (correlator: SignalCorrelator, now: number, ...signals: Signal[]) =>
  correlator.update(now, signals);

describe('weights', () => {
  test('no signal: p = 0.5, coverage 0, flat', () => {
    const composite = only(new SignalCorrelator(options), start);
    expect(composite.toObject()).toEqual({
      time: start,
      direction: 'flat',
      pUp: 0.5,
      confidence: 0,
      agreement: 0,
      coverage: 0,
      horizonMs: Number.NaN,
      isNil: false,
      rho: 0.6,
      contributions: [],
      restsOn: [],
      ignored: [],
    });
  });

  test('a signal loses half its weight in a bar of its timeframe, and expires after three', () => {
    const correlator = new SignalCorrelator(options);
    const weightAt = (now: number, ...signals: Signal[]) =>
      only(correlator, now, ...signals).contributions.map(({ weight }) => weight);
    expect(weightAt(start, signal('1d', 'trend', start, 0.7))).toEqual([1]);
    expect(weightAt(start + day / 2)[0]).toBeCloseTo(Math.SQRT1_2, 15);
    expect(weightAt(start + day)).toEqual([0.5]);
    expect(weightAt(start + 3 * day)[0]).toBeCloseTo(0.125, 15);
    expect(weightAt(start + 3 * day + 1)).toEqual([]);
    expect(weightAt(start + 2 * day)).toEqual([]); // forgotten, not hidden
  });

  test('what has expired counts for nothing', () => {
    const stale = signal('1h', 'trend', start - 4 * hour, 0.99);
    const fresh = signal('1d', 'trend', start, 0.6);
    const both = only(new SignalCorrelator(options), start, stale, fresh);
    const alone = only(new SignalCorrelator(options), start, fresh);
    expect(both.toObject()).toEqual(alone.toObject());
  });

  test('the weights of timeframes tip the balance', () => {
    const day120 = { horizonBars: 120 };
    const disagreeing = [
      signal('1h', 'trend', start, 0.7, day120),
      signal('1d', 'trend', start, 0.3),
    ];
    const even = only(new SignalCorrelator(options), start, ...disagreeing);
    expect(even.direction).toBe('flat');
    expect(even.agreement).toBe(0);
    const weighted = new SignalCorrelator({ ...options, weights: { '1d': 3 } });
    const composite = only(weighted, start, ...disagreeing);
    expect(composite.direction).toBe('down');
    expect(composite.agreement).toBeCloseTo(0.5, 15);
    expect(composite.coverage).toBeCloseTo(4 / 15, 15);
  });

  test('one fresh signal is repeated as it stands, in every timeframe', () => {
    for (const timeframe of ['1h', '1d'] as const) {
      const said = signal(timeframe, 'trend', start, 0.58);
      expect(only(new SignalCorrelator(options), start, said).pUp).toBeCloseTo(0.58, 14);
    }
  });

  test('the formula, by hand', () => {
    const correlator = new SignalCorrelator({ ...options, rho: 0.6 });
    const { pUp, confidence } = only(
      correlator,
      start,
      signal('1h', 'trend', start, 0.6, { horizonBars: 120 }),
      signal('1d', 'trend', start, 0.7),
    );
    const logOdds = (Math.log(0.6 / 0.4) + Math.log(0.7 / 0.3)) / 1.6;
    expect(pUp).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 14);
    expect(confidence).toBeCloseTo(2 * pUp - 1, 14);
  });

  test('a market that is closed does not age its signals', () => {
    const schedule = new Schedule('us-equities');
    const oneDay = timeframeOf('1d');
    const friday = schedule.sessionAt(Date.UTC(2024, 0, 5, 15)).close;
    const monday = schedule.sessionAt(Date.UTC(2024, 0, 8, 15));
    expect(ageInBars(schedule, oneDay, friday, friday)).toBe(0);
    expect(ageInBars(schedule, oneDay, friday, friday + day)).toBe(0);
    expect(ageInBars(schedule, oneDay, friday, monday.open)).toBe(0);
    expect(ageInBars(schedule, oneDay, friday, (monday.open + monday.close) / 2)).toBe(0.5);
    expect(ageInBars(schedule, oneDay, friday, monday.close)).toBe(1);
    expect(ageInBars(new Schedule(), oneDay, friday, friday + 2.25 * day)).toBeCloseTo(2.25, 12);
  });

  test('age only grows', () => {
    const schedule = new Schedule('us-equities');
    for (const name of ['1h', '1d', '1w', '1M']) {
      const end = schedule.sessionAt(Date.UTC(2024, 0, 5, 15)).close;
      let before = 0;
      for (let now = end; now < end + 20 * day; now += 7 * hour) {
        const age = ageInBars(schedule, timeframeOf(name), end, now);
        expect(age).toBeGreaterThanOrEqual(before);
        before = age;
      }
      expect(before).toBeGreaterThan(0.3);
      expect(ageInBars(schedule, timeframeOf(name), end, end + 1)).toBeLessThan(0.001);
    }
  });
});

describe('which signal counts', () => {
  const drawn = (seed: number, count: number): Signal[] => {
    const random = new Random(seed);
    const timeframes = ['1h', '4h', '1d', '5m'];
    const strategies = ['trend', 'turn', '__proto__', 'stranger'];
    return Array.from({ length: count }, () =>
      signal(
        timeframes[random.integer(0, 3)]!,
        strategies[random.integer(0, 3)]!,
        start + random.integer(-30, 2) * hour,
        random.integer(1, 99) / 100,
        { revision: random.integer(0, 1), provisional: random.unit() < 0.1 },
      ),
    );
  };

  test('more may be ignored than a call takes arguments', () => {
    const stranger = signal('1h', 'stranger', start, 0.6);
    const many = Array.from({ length: 150_000 }, () => stranger);
    expect(new SignalCorrelator(options).update(start, many).ignored.length).toBe(150_000);
  });

  test('what many signals took is let go with the next one', () => {
    const reader = new SignalReader(correlatorDesign(options));
    const one = signal('1h', 'trend', start, 0.6);
    reader.read(Array.from({ length: 1_000 }, () => one));
    expect(reader.count).toBe(1_000);
    reader.read([one]);
    expect(reader.records.length).toBeLessThan(100);
  });

  test('the order of arrival changes no bit, of the composite and of the state', () => {
    for (let seed = 0; seed < 50; seed++) {
      const signals = drawn(seed, 40);
      const random = new Random(seed);
      const orders = new Map(signals.map((one) => [one, random.unit()]));
      const shuffled = [...signals].sort((a, b) => orders.get(a)! - orders.get(b)!);
      for (const how of ['update', 'peek'] as const) {
        const one = new SignalCorrelator(options);
        const other = new SignalCorrelator(options);
        one.update(start - hour, signals.slice(0, 5));
        other.update(start - hour, signals.slice(0, 5));
        expect(other[how](start, shuffled).toObject()).toEqual(one[how](start, signals).toObject());
        expect(encodeText(other.snapshot())).toBe(encodeText(one.snapshot()));
      }
    }
  });

  test('the latest bar, then its latest revision; every other is named', () => {
    const old = signal('1h', 'trend', start - hour, 0.8);
    const now = signal('1h', 'trend', start, 0.6);
    const corrected = signal('1h', 'trend', start, 0.4, { revision: 1 });
    const composite = only(new SignalCorrelator(options), start, corrected, old, now);
    expect(composite.contributions.map(({ id }) => id)).toEqual([corrected.id]);
    expect(composite.ignored).toEqual([
      { id: old.id, code: 'superseded' },
      { id: now.id, code: 'superseded' },
    ]);
    const [ninth, tenth] = [9, 10].map((revision) =>
      signal('1h', 'trend', start, 0.6, { revision }),
    );
    const { contributions } = only(new SignalCorrelator(options), start, tenth!, ninth!);
    expect(contributions.map(({ id }) => id)).toEqual([tenth!.id]);
  });

  test('nothing said of a bar that is not over is heard', () => {
    const early = signal('1h', 'trend', start + hour, 0.8);
    const forming = signal('1h', 'turn', start + hour, 0.8, { provisional: true });
    const correlator = new SignalCorrelator(options);
    expect(correlator.update(start, [early, forming])).toMatchObject({
      pUp: 0.5,
      ignored: [
        { id: early.id, code: 'early' },
        { id: forming.id, code: 'provisional' },
      ],
    });
    const peeked = correlator.peek(start, [early, forming]);
    expect(peeked.contributions.map(({ id, ageBars }) => [id, ageBars])).toEqual([[forming.id, 0]]);
    expect(correlator.update(start + hour, []).coverage).toBe(0);
  });

  test('hostile signals are data: named, and without effect', () => {
    const good = signal('1h', 'trend', start, 0.6);
    const wrong: Partial<Signal>[] = [
      { pUp: Number.NaN },
      { pUp: 0 },
      { pUp: 1.5 },
      { end: Number.NaN },
      { end: Number.NEGATIVE_INFINITY },
      { end: 1e300 },
      { timeframe: '__proto__' },
      { strategy: 'toString' },
    ];
    const correlator = new SignalCorrelator(options);
    const composite = correlator.update(
      start,
      wrong.map((part) => ({ ...good, ...part })),
    );
    expect(composite.pUp).toBe(0.5);
    expect(composite.ignored.length).toBe(wrong.length);
    expect(correlator.update(start, [good]).contributions.length).toBe(1);
    expect(correlator.update(Number.NaN, []).pUp).toBe(0.5);
    expect(correlator.update(start, []).contributions.length).toBe(1);
  });

  test('at the end of all times a calendar knows, nothing is heard and nothing counts', () => {
    const correlator = new SignalCorrelator(options);
    const end = MAX_TIME - hour;
    correlator.update(end, [signal('1h', 'trend', end, 0.6)]);
    const counted = [end, MAX_TIME - 1, MAX_TIME, Number.POSITIVE_INFINITY].map(
      (now) => correlator.peek(now, []).contributions.length,
    );
    expect(counted).toEqual([1, 1, 0, 0]);
    const { ignored } = correlator.update(MAX_TIME - 1, [signal('1h', 'turn', MAX_TIME, 0.6)]);
    expect(ignored.map(({ code }) => code)).toEqual(['unsound']);
  });

  test('what is no signal at all is named too, and the others are heard', () => {
    const good = signal('1h', 'trend', start, 0.6);
    const throwing = Object.defineProperty({ ...good }, 'pUp', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const nothing = [null, undefined, 'x', [], {}, { ...good, symbol: 1 }, throwing] as never[];
    const correlator = new SignalCorrelator(options);
    for (const one of nothing) {
      expect(correlator.update(one)).toEqual({ id: '', code: 'unsound' });
    }
    for (const say of ['peek', 'update'] as const) {
      const said: Composite = correlator[say](start, [...nothing, good]);
      expect(said.contributions.map(({ id }) => id)).toEqual([good.id]);
      expect(said.ignored).toEqual(nothing.map(() => ({ id: '', code: 'unsound' })));
    }
    const resumed = new SignalCorrelator(options);
    resumed.restore(correlator.snapshot());
  });

  test('telling it again changes nothing', () => {
    const correlator = new SignalCorrelator(options);
    const signals = [signal('1h', 'trend', start, 0.6), signal('4h', 'turn', start, 0.7)];
    const once = correlator.update(start, signals);
    expect(correlator.update(start, signals).toObject()).toEqual(once.toObject());
    expect(once.ignored).toEqual([]);
  });
});

describe('state', () => {
  const walk = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 200 }, (_, i) => {
      const now = start + i * hour;
      const isHeard = random.unit() < 0.4;
      const strategy = random.unit() < 0.5 ? 'trend' : 'turn';
      const timeframe = ['1h', '4h', '1d'][random.integer(0, 2)]!;
      const one = signal(timeframe, strategy, now, random.integer(30, 70) / 100);
      return { now, signals: isHeard ? [one] : [] };
    });
  };

  test('peek foretells update and changes nothing; a snapshot continues to the same bits', () => {
    const original = new SignalCorrelator(options);
    let resumed = new SignalCorrelator(options);
    walk(1).forEach(({ now, signals }, i) => {
      const next = new SignalCorrelator(options);
      const carried =
        i % 2 === 0
          ? decodeText(encodeText(resumed.snapshot()))
          : decodeBinary(encodeBinary(resumed.snapshot()));
      next.restore(carried);
      resumed = next;
      const foretold = resumed.peek(now, signals);
      const expected = original.update(now, signals).toObject();
      expect(foretold.toObject()).toEqual(expected);
      expect(resumed.update(now, signals).toObject()).toEqual(expected);
    });
    resumed.reset();
    expect(encodeText(resumed.snapshot())).toBe(
      encodeText(new SignalCorrelator(options).snapshot()),
    );
  });

  test('a snapshot of other options, or one that no signal could have left, is refused', () => {
    const correlator = new SignalCorrelator(options);
    correlator.update(start, [signal('1h', 'trend', start, 0.6)]);
    const before = encodeText(correlator.snapshot());
    const others = [{ rho: 0.5 }, { weights: { '1h': 2 } }, { calendar: 'fx' as const }];
    for (const other of others) {
      const stranger = new SignalCorrelator({ ...options, ...other });
      expect(() => correlator.restore(stranger.snapshot())).toThrow(/cannot restore/);
    }
    const snapshot = correlator.snapshot();
    const heard = (snapshot.state as unknown as StateOf).symbols[0]!.heard;
    const wrong = [
      { pUp: 2 },
      { end: Number.NaN },
      { isFinal: false },
      { id: 4 },
      { more: 1 },
      { end: Number.POSITIVE_INFINITY },
    ];
    for (const part of wrong) {
      const spoiled = heard.map((one) => (one['id'] === '' ? one : { ...one, ...part }));
      const state = { ...(snapshot.state as object), symbols: [{ symbol: 'S', heard: spoiled }] };
      expect(() => correlator.restore({ ...snapshot, state } as never)).toThrow(/\.heard/);
      expect(encodeText(correlator.snapshot())).toBe(before);
    }
  });

  test('options out of bounds are named', () => {
    const make = (part: object) => () => new SignalCorrelator({ ...options, ...part });
    expect(make({ rho: 2 })).toThrow('rho must be a number from 0 to 1, got 2');
    expect(make({ timeframes: ['1h', '60m'] })).toThrow(/timeframes\[1\] must be different from/);
    expect(make({ timeframes: ['1hour'] })).toThrow(/timeframes\[0\].*did you mean '1h'/);
    expect(make({ timeframes: [] })).toThrow(/timeframes must be a list/);
    expect(make({ strategies: 'trend' })).toThrow(/strategies must be a list/);
    expect(make({ weights: { '2h': 1 } })).toThrow(/weights\.2h/);
    expect(make({ weights: { '1h': -1 } })).toThrow(/weights\.1h must be a number from 0/);
    expect(make({ expiryBar: 1 })).toThrow(/did you mean 'expiryBars'/);
    expect(make({ calendar: 'nyse' })).toThrow(/calendar must be/);
  });
});
