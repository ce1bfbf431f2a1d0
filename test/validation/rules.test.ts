import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/bars/index.js';
import { syntheticMarket } from '../../src/testing/index.js';
import {
  builtInReasonCodes,
  DataValidator,
  type DataValidatorOptions,
  parentFault,
  type ReasonCode,
  type Rule,
} from '../../src/validation/index.js';
import { moveBetween } from '../../src/validation/scale.js';

const MINUTE = 60_000;
const START = Date.UTC(2024, 0, 2);

/** Every code that was said in this file: at its end they are all there are. */
const said = new Set<ReasonCode>();

function made(count: number, seed = 3): Bar[] {
  const market = syntheticMarket({ seed });
  return Array.from({ length: count }, () => market.next().value);
}

/** A validator that has seen 400 bars, and the bars that follow. */
function seasoned(options: Partial<DataValidatorOptions> = {}) {
  const bars = made(440);
  const validator = new DataValidator({ base: '1m', ...options });
  for (const bar of bars.slice(0, 400)) validator.update(bar);
  return { validator, next: bars.slice(400) };
}

/** Dispositions and reasons of `inputs`, in the order in which they were said. */
function judged(validator: DataValidator, ...inputs: readonly unknown[]) {
  return inputs.flatMap((input) =>
    validator.update(input).judgements.map(({ disposition, reasons }) => {
      for (const reason of reasons) said.add(reason);
      return [disposition, ...reasons].join(' ');
    }),
  );
}

const off = (bar: Bar, factor: number): Bar => {
  const close = bar.close * factor;
  return { ...bar, close, high: Math.max(bar.high, close), low: Math.min(bar.low, close) };
};
const level = (bar: Bar, factor: number): Bar => ({
  ...bar,
  open: bar.open * factor,
  high: bar.high * factor,
  low: bar.low * factor,
  close: bar.close * factor,
});

describe('a spike', () => {
  it('kept, without waiting: the bar after it says so', () => {
    const { validator, next } = seasoned();
    const [a, b, c] = next;
    expect(judged(validator, off(a!, 1.05), b, c)).toEqual([
      'accepted suspected-spike',
      'accepted spike-confirmed',
      'accepted',
    ]);
    expect(validator.quality.loss.plausibility).toBeGreaterThan(0);
  });

  it.each([
    ['keep', 'accepted suspected-spike spike-confirmed'],
    ['drop', 'dropped suspected-spike spike-confirmed'],
    ['repair', 'repaired suspected-spike spike-confirmed'],
  ] as const)('waits for the next bar, policy %s', (policy, verdict) => {
    const { validator, next } = seasoned({ hold: 1, policy });
    const before = validator.snapshot();
    const [a, b, c] = next;
    expect(judged(validator, off(a!, 1.05), b, c)).toEqual([
      'pending suspected-spike',
      verdict,
      'accepted',
      'accepted',
    ]);
    validator.restore(before);
    validator.update(off(a!, 1.05));
    expect(validator.heldFrom).toBe(a!.time);
    const { judgements, events } = validator.update(b);
    expect(judgements[0]!.wasPending).toBe(true);
    expect(judgements[0]!.bar?.close).toBe(
      { keep: a!.close * 1.05, drop: undefined, repair: made(400).at(-1)!.close }[policy],
    );
    expect(judgements[0]!.bar && judgements[0]!.decidedAt).toBe(
      policy === 'drop' ? undefined : b!.time + MINUTE,
    );
    expect(events.map(({ type }) => type)).toEqual(
      policy === 'drop' ? ['spike', 'gap'] : ['spike'],
    );
  });

  it('leaves the scale as it was', () => {
    const { validator, next } = seasoned();
    const clean = seasoned().validator;
    const scale = (one: DataValidator) =>
      (one.snapshot().state as Record<string, unknown>)['scale'];
    validator.update(off(next[0]!, 3));
    validator.update(next[1]);
    clean.update(next[1]);
    expect(scale(validator)).toStrictEqual(scale(clean));
  });

  it('a move that stays is a jump, and goes on', () => {
    for (const hold of [0, 1] as const) {
      const { validator, next } = seasoned({ hold });
      const [a, b] = next.map((bar) => level(bar, 1.03));
      const reasons = judged(validator, a, b);
      expect(reasons.at(hold === 0 ? 1 : 1)).toContain('jump');
      expect(validator.counts.accepted).toBe(402);
    }
  });

  it('is released when time passes', () => {
    const { validator, next } = seasoned({ hold: 1, policy: 'drop' });
    const spike = off(next[0]!, 1.05);
    validator.update(spike);
    expect(validator.dueAt).toBe(spike.time + 2 * MINUTE);
    expect(validator.advance(spike.time + 2 * MINUTE - 1).judgements).toEqual([]);
    const { judgements } = validator.advance(spike.time + 2 * MINUTE);
    expect(judgements).toMatchObject([
      { disposition: 'accepted', reasons: ['suspected-spike', 'hold-expired'], wasPending: true },
    ]);
    said.add('hold-expired');
    expect(judged(validator, next[1])).toEqual(['accepted spike-confirmed']);
  });

  it('corrected while it waits is judged anew', () => {
    const { validator, next } = seasoned({ hold: 1, policy: 'drop' });
    expect(judged(validator, off(next[0]!, 1.05), next[0], next[1])).toEqual([
      'pending suspected-spike',
      'dropped other-values',
      'accepted other-values',
      'accepted',
    ]);
  });
});

describe('units and splits', () => {
  it.each([100, 0.01, 10, 0.1, 1000])('a close × %s for one bar', (factor) => {
    const { validator, next } = seasoned();
    const [first, second] = judged(validator, off(next[0]!, factor), next[1]);
    expect(first).toContain('suspected-unit');
    expect(second).toBe('accepted spike-confirmed');
  });

  it('cents for dollars from here on', () => {
    const { validator, next } = seasoned();
    const [a, b] = next.map((bar) => level(bar, 100));
    expect(judged(validator, a, b)[1]).toBe('accepted unit-shift');
  });

  it.each([2, 7, 4, 10, 1.5])('%s for one', (ratio) => {
    const { validator, next } = seasoned();
    const [a, b, c] = next.map((bar) => level(bar, 1 / ratio));
    expect(judged(validator, a, b, c).slice(1)).toEqual(['accepted split-like', 'accepted']);
  });
});

describe('notes: the bar goes on', () => {
  it('wick, open spike, stale run', () => {
    const { validator, next } = seasoned();
    const [a, b] = next as [Bar, Bar];
    expect(judged(validator, { ...a, high: a.high * 1.04 })).toEqual(['accepted wick']);
    expect(judged(seasoned().validator, { ...a, low: a.low / 1.04 })).toEqual(['accepted wick']);
    expect(judged(validator, { ...b, open: b.close * 1.04, high: b.close * 1.04 })).toEqual([
      'accepted open-spike',
    ]);
    const repeats = next.slice(2, 8).map(({ time }) => ({ ...next[2]!, time }));
    expect(judged(validator, ...repeats).slice(-2)).toEqual([
      'accepted stale-run',
      'accepted stale-run',
    ]);
  });

  it('where no bar has repeated another for long, three that do are stale, and two are not', () => {
    const bars = made(6_003);
    const validator = new DataValidator({ base: '1m' });
    for (const bar of bars.slice(0, 6_000)) validator.update(bar);
    const repeats = bars.slice(6_000).map(({ time }) => ({ ...bars[5_999]!, time }));
    expect(judged(validator, ...repeats)).toEqual(['accepted', 'accepted', 'accepted stale-run']);
  });

  it('bars without a trade, in a feed that has volumes, are quiet and not stale', () => {
    const { validator, next } = seasoned();
    const { close } = next[0]!;
    const quiet = { open: close, high: close, low: close, close, volume: 0 };
    validator.update(next[0]);
    expect(judged(validator, ...next.slice(1, 9).map(({ time }) => ({ ...quiet, time })))).toEqual(
      Array.from({ length: 8 }, () => 'accepted'),
    );
  });

  it('volumes: a spike, a flat bar that traded, another level', () => {
    const bars = made(700);
    const validator = new DataValidator({
      base: '1m',
      rules: { volumeSpike: true, volumeShift: true },
    });
    for (const bar of bars.slice(0, 600)) validator.update(bar);
    const largest = Math.max(...bars.map(({ volume }) => volume));
    const [a, b] = bars.slice(600) as [Bar, Bar];
    expect(judged(validator, { ...a, volume: 4 * largest })).toEqual(['accepted volume-spike']);
    const flat = { ...b, open: b.close, high: b.close, low: b.close, volume: 2 * largest };
    expect(judged(validator, flat)).toEqual(['accepted flat-but-traded']);
    const lots = bars.slice(602).map((bar) => ({ ...bar, volume: bar.volume / 100 }));
    const shifts = judged(validator, ...lots).filter((one) => one.includes('volume-shift'));
    expect(shifts.length).toBe(1);
  });

  it('the tick', () => {
    const { validator, next } = seasoned({ tick: 0.0001 });
    expect(judged(validator, next[0], { ...next[1]!, high: next[1]!.high + 0.00005 })).toEqual([
      'accepted',
      'accepted off-tick',
    ]);
  });

  it('what was received late, or before it began', () => {
    const { validator, next } = seasoned({ maxLagMs: 5_000 });
    const [a, b, c] = next as [Bar, Bar, Bar];
    const received = (bar: Bar, lag: number) => ({ ...bar, receivedAt: bar.time + MINUTE + lag });
    expect(
      judged(validator, received(a, 5_000), received(b, 5_001), received(c, -200_000)),
    ).toEqual(['accepted', 'accepted late-arrival', 'rejected from-the-future']);
    expect(validator.quality.loss.timeliness).toBeGreaterThan(0);
  });

  it('two clocks may be a minute apart', () => {
    const { validator, next } = seasoned();
    const [a, b] = next as [Bar, Bar];
    const early = { ...a, receivedAt: a.time - MINUTE };
    const earlier = { ...b, receivedAt: b.time - MINUTE - 1 };
    expect(judged(validator, early, earlier)).toEqual(['accepted', 'rejected from-the-future']);
  });
});

describe('sources', () => {
  const from = (bar: Bar, source: string, factor = 1) => ({ ...level(bar, factor), source });

  it('the better one stands, whichever comes first', () => {
    const { validator, next } = seasoned({ sources: ['A', 'B'], conflict: 'first' });
    const [a] = next as [Bar];
    const better = from(a, 'A', 1.0001);
    expect(judged(validator, from(a, 'B'), better, from(a, 'B'), from(a, 'C', 1.0002))).toEqual([
      'accepted',
      'revision other-values',
      'conflict other-values',
      'conflict other-values',
    ]);
    expect(validator.quality.loss.uniqueness).toBe(0);
  });

  it('that are far apart disagree', () => {
    const { validator, next } = seasoned({ sources: ['A', 'B'] });
    const [a] = next as [Bar];
    expect(judged(validator, from(a, 'A'), from(a, 'B', 1.002))).toEqual([
      'accepted',
      'conflict other-values sources-disagree',
    ]);
    expect(validator.quality.loss.consistency).toBeGreaterThan(0);
  });
});

describe('the classic checks, where they are asked for', () => {
  it('change, volume, standard score, fields', () => {
    const options = { maxPriceChange: 0.5, minVolume: 1, maxVolumeMultiplier: 100, maxZScore: 6 };
    const requiredFields = ['time', 'open', 'high', 'low', 'close', 'volume', 'vwap'];
    const { validator } = seasoned({
      ...options,
      rules: { spike: false, wick: false, openSpike: false },
    });
    const [a, b, c, d] = made(440).slice(400) as [Bar, Bar, Bar, Bar];
    expect(judged(validator, off(a, 1.6))).toEqual([
      'accepted price-change-too-large z-score-too-large',
    ]);
    expect(judged(validator, { ...b, volume: 0 })).toEqual(['rejected volume-too-small']);
    expect(judged(validator, { ...c, volume: 1e9 })[0]).toContain('volume-too-large');
    expect(judged(validator, off(d, 1.01))[0]).toContain('z-score-too-large');
    const strict = new DataValidator({ base: '1m', requiredFields });
    expect(judged(strict, a, { ...a, vwap: 100 })).toEqual(['rejected field-missing', 'accepted']);
    const { volume, ...bare } = a;
    const lenient = new DataValidator({ base: '1m', requiredFields: ['time', 'close'] });
    expect(judged(lenient, bare)).toEqual(['accepted']);
    expect(volume).toBeGreaterThan(0);
  });

  it('the least volume itself is enough', () => {
    const { validator, next } = seasoned({ minVolume: 2 });
    const [a, b] = next as [Bar, Bar];
    expect(judged(validator, { ...a, volume: 1.5 }, { ...b, volume: 2 })).toEqual([
      'rejected volume-too-small',
      'accepted',
    ]);
  });

  it('are off otherwise', () => {
    const { validator, next } = seasoned();
    expect(judged(validator, { ...next[0]!, volume: 1e12 })).toEqual(['accepted']);
  });
});

describe('rules of your own', () => {
  const odd: Rule<{ oddCount: number }> = {
    id: 'own:odd-minute',
    severity: 'note',
    dimension: 'consistency',
    costRatio: 1,
    formula: 'minute is odd',
    reasons: { 'own:odd': 'The minute is odd.' },
    init: () => ({ oddCount: 0 }),
    check: ({ time }) => ((time / MINUTE) % 2 === 1 ? 'own:odd' : undefined),
    learn({ time }, _view, state) {
      state.oddCount += (time / MINUTE) % 2;
    },
  };
  const night: Rule = {
    id: 'own:night',
    severity: 'reject',
    dimension: 'validity',
    costRatio: 1,
    formula: 'hour < 1',
    reasons: { 'own:night': 'Too early.' },
    check: ({ time }) => (time % 86_400_000 < 600_000 ? 'own:night' : undefined),
  };

  it('may ask a validator of the same options, and set it back, in the middle of a bar', () => {
    let beside: DataValidator | undefined;
    const nosy: Rule = {
      ...night,
      check() {
        if (beside === undefined) return undefined;
        void [beside.heldFrom, beside.dueAt, beside.newestTime, beside.quality, beside.counts];
        beside.reset();
        return undefined;
      },
    };
    const bars = made(60);
    const [alone, asking] = [1, 2].map(() => new DataValidator({ base: '1m', own: [nosy] }));
    const other = new DataValidator(asking!);
    for (const bar of bars) {
      beside = undefined;
      const expected = alone!.update(bar);
      beside = other;
      expect(asking!.update(bar)).toEqual(expected);
    }
    expect(asking!.snapshot()).toEqual(alone!.snapshot());
    expect(other.count).toBe(0);
  });

  it('note, reject, remember', () => {
    const validator = new DataValidator({ base: '1m', own: [odd, night] });
    const counts = made(20).map((bar) => judged(validator, bar)[0]);
    expect(counts.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'rejected own:night'));
    expect(counts.slice(10, 12)).toEqual(['accepted', 'accepted own:odd']);
    expect(JSON.stringify(validator.snapshot())).toContain('"own:odd-minute":{"oddCount":4}');
  });

  it.each([
    [{ ...odd, id: 'spike' }, 'own[0].id'],
    [{ ...odd, severity: 'maybe' }, 'own[0].severity'],
    [{ ...odd, dimension: 'taste' }, 'own[0].dimension'],
    [{ ...odd, costRatio: 2 }, 'own[0].costRatio'],
    [{ ...odd, reasons: { wick: 'taken' } }, 'own[0].reasons'],
    [{ ...odd, check: 7 }, 'own[0].check'],
    [{ ...odd, formula: undefined }, 'own[0].formula'],
  ])('%o is refused', (rule, path) => {
    expect(() => new DataValidator({ base: '1m', own: [rule as never] })).toThrow(path);
  });
});

it('a move is a share of the smaller price, or a distance where prices may be negative', () => {
  expect([moveBetween(2, 3, false), moveBetween(3, 2, false)]).toEqual([0.5, 0.5]);
  expect([moveBetween(2, 3, true), moveBetween(-3, 2, true)]).toEqual([1, 5]);
});

it('a longer bar is what its parts make', () => {
  const parts = made(5);
  const open = parts[0]!.open;
  const [high, low] = [Math.max(...parts.map((b) => b.high)), Math.min(...parts.map((b) => b.low))];
  const volume = parts.reduce((sum, bar) => sum + bar.volume, 0);
  const parent = { time: START, open, high, low, close: parts[4]!.close, volume };
  expect(parentFault(parent, parts)).toBeUndefined();
  expect(parentFault(parent, [])).toBeUndefined();
  for (const field of ['open', 'high', 'low', 'close', 'volume'] as const) {
    expect(parentFault({ ...parent, [field]: parent[field] + 1 }, parts)).toBe('parent-differs');
  }
  said.add('parent-differs');
});

it('what a door refuses before any rule of prices', () => {
  const bar = made(1)[0]!;
  const fresh = () => new DataValidator({ base: '1m', calendar: 'us-equities' });
  const open = Date.UTC(2024, 0, 5, 14, 30);
  const at = (time: number) => ({ ...bar, time });
  const trap = Object.defineProperty({ ...bar }, 'close', {
    get() {
      throw new Error('trap');
    },
  });
  for (const input of [
    7,
    trap,
    { ...bar, close: '1' },
    { ...bar, close: Number.NaN },
    { ...bar, time: 0.5 },
    at(START / 1000),
    at(START * 1000),
    at(2 ** 57),
    at(20240102093000),
    { ...bar, low: -1 },
    { ...bar, volume: -1 },
    { ...bar, high: bar.low / 2 },
    { ...bar, low: bar.high },
    { ...bar, low: 1e-13 },
    { ...bar, volume: 1e19 },
    at(open + 1),
    at(open - 3 * MINUTE),
  ]) {
    judged(fresh(), input);
  }
  const door = fresh();
  judged(fresh(), { ...at(open), open: bar.close, high: bar.close * (1 - 4 * Number.EPSILON) });
  judged(
    door,
    at(open),
    at(open),
    { ...at(open), volume: 2 },
    at(open + 9 * MINUTE),
    at(open + MINUTE),
  );
  judged(door, at(open), at(open + 200 * 86_400_000), at(open + 10 * MINUTE));
  judged(new DataValidator({ base: '1m' }), { ...bar, time: 2 ** 60 });
});

it('every reason there is was said in this file', () => {
  const missing = builtInReasonCodes.filter((code) => !said.has(code));
  expect(missing).toEqual([]);
});

describe('options that are refused', () => {
  it.each([
    [{ policy: 'drop' }, 'policy'],
    [{ hold: 2 }, 'hold'],
    [{ feed: 'sparse' }, 'feed'],
    [{ rules: { spikes: 3 } }, "did you mean 'spike'"],
    [{ rules: { spike: 0 } }, 'rules.spike'],
    [{ tick: 0 }, 'tick'],
    [{ sources: 'A' }, 'sources'],
    [{ maxPriceChange: -1 }, 'maxPriceChange'],
    [{ own: {} }, 'own'],
    [{ gapToleranceBars: -1 }, 'gapToleranceBars'],
  ])('%o', (options, message) => {
    expect(() => new DataValidator({ base: '1m', ...(options as object) })).toThrow(message);
  });
});
