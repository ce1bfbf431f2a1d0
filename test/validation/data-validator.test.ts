import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bar, barAt, MS_PER_DAY as DAY, isoDate } from '../../src/bars/index.js';
import { decodeBinary, decodeText, encodeBinary, encodeText } from '../../src/core/index.js';
import { fromCsv } from '../../src/formats/index.js';
import { DataValidator, type ValidationEvent } from '../../src/validation/index.js';
import { noLoss } from '../../src/validation/quality.js';
import { anything, messy, START, traps } from './feed.js';

const bar = { time: START, open: 10, high: 12, low: 9, close: 11, volume: 3 };
const make = () => new DataValidator({ base: '1m' });

function judged(input: unknown, validator: DataValidator = make()) {
  const { judgements } = validator.update(input);
  expect(judgements.length).toBe(1);
  const { disposition, reasons } = judgements[0]!;
  return [disposition, ...reasons];
}

describe('one bar alone', () => {
  it.each([
    ['not an object', 17, 'not-an-object'],
    ['nothing', undefined, 'not-an-object'],
    ['an array', [START, 10, 12, 9, 11, 3], 'not-a-number'],
    ['a missing field', { ...bar, volume: undefined }, 'not-a-number'],
    ['text', { ...bar, close: '11' }, 'not-a-number'],
    ['a BigInt', { ...bar, time: BigInt(START) }, 'not-a-number'],
    ['NaN', { ...bar, low: Number.NaN }, 'not-finite'],
    ['infinity', { ...bar, volume: Number.POSITIVE_INFINITY }, 'not-finite'],
    ['an infinite time', { ...bar, time: Number.NEGATIVE_INFINITY }, 'not-finite'],
    ['half a millisecond', { ...bar, time: START + 0.5 }, 'time-not-whole'],
    ['seconds', { ...bar, time: START / 1000 }, 'time-in-seconds'],
    ['microseconds', { ...bar, time: START * 1000 }, 'time-in-microseconds'],
    ['nanoseconds', { ...bar, time: 1704445200_000_000_000 }, 'time-in-nanoseconds'],
    ['a price of zero', { ...bar, low: 0 }, 'price-not-positive'],
    ['a negative price', { ...bar, open: -10 }, 'price-not-positive'],
    ['a negative volume', { ...bar, volume: -1 }, 'volume-negative'],
    ['a high below the close', { ...bar, high: 10.5 }, 'high-too-low'],
    ['high and low exchanged', { ...bar, high: 9, low: 12 }, 'high-too-low'],
    ['a low above the open', { ...bar, low: 10.5 }, 'low-too-high'],
    ['a tiny price', { ...bar, low: 1e-13 }, 'price-out-of-range'],
    ['a vast price', { ...bar, high: 1.1e15 }, 'price-out-of-range'],
    ['a vast volume', { ...bar, volume: 1.1e18 }, 'volume-out-of-range'],
    ['half a minute', { ...bar, time: START + 30_000 }, 'off-grid'],
  ])('%s', (_name, input, reason) => {
    const validator = make();
    expect(judged(input, validator)).toEqual(['rejected', reason]);
    expect(validator.reasonCounts[reason as 'off-grid']).toBe(1);
    expect(judged(bar, validator)).toEqual(['accepted']);
  });

  it('at the very bounds it is accepted', () => {
    const flat = { time: START, open: 1e-12, high: 1e15, low: 1e-12, close: 1e15, volume: 1e18 };
    expect(judged(flat)).toEqual(['accepted']);
    expect(judged({ ...bar, open: 5, high: 5, low: 5, close: 5, volume: 0 })).toEqual(['accepted']);
  });

  it('what goes on is a record of its own, with the six fields and nothing else', () => {
    const validator = make();
    const given = { ...bar, volume: -0, symbol: 'X', close: 11 };
    const { judgements } = validator.update(given);
    given.close = 12;
    expect(judgements[0]!.bar).toStrictEqual({ ...bar, volume: 0 });
    (judgements[0]!.bar as { close: number }).close = 12; // whoever has it may change it
    expect(judged({ ...bar, volume: 0 }, validator)).toEqual(['duplicate', 'same-values']);
  });

  it('simulated time may begin at 0 and run through 1970', () => {
    const validator = new DataValidator({ base: '1d' });
    for (let day = 0; day < 400; day++) {
      const varying = { ...bar, volume: day % 7, time: day * 86_400_000 };
      expect(judged(varying, validator)).toEqual(['accepted']);
    }
    const seconds = { ...bar, time: 1_704_412_800 };
    expect(judged(seconds, validator)).toEqual(['rejected', 'time-in-seconds']);
  });

  it('seconds after milliseconds are refused by name, and poison nothing', () => {
    const validator = make();
    judged(bar, validator);
    expect(judged({ ...bar, time: START / 1000 + 60 }, validator)).toEqual([
      'rejected',
      'time-in-seconds',
    ]);
    expect(judged({ ...bar, time: START + 60_000 }, validator)).toEqual(['accepted']);
  });
});

describe('order', () => {
  it('the newest bar again: a duplicate, or a revision that stands from now on', () => {
    const validator = make();
    judged(bar, validator);
    expect(judged({ ...bar }, validator)).toEqual(['duplicate', 'same-values']);
    const revised = { ...bar, close: 10 };
    const { judgements } = validator.update(revised);
    expect(judgements[0]).toEqual({
      time: START,
      disposition: 'revision',
      reasons: ['other-values'],
      bar: revised,
      interval: { start: START, end: START + 60_000 },
      decidedAt: START + 60_000,
      wasPending: false,
    });
    expect(judged(revised, validator)).toEqual(['duplicate', 'same-values']);
  });

  it('first come: other values are a conflict, and go nowhere', () => {
    const validator = new DataValidator({ base: '1m', conflict: 'first' });
    judged(bar, validator);
    const { judgements } = validator.update({ ...bar, close: 10 });
    expect(judgements[0]).toMatchObject({ disposition: 'conflict', bar: undefined });
    expect(judged(bar, validator)).toEqual(['duplicate', 'same-values']);
  });

  it('older bars are late, and do not become the newest', () => {
    const validator = make();
    judged(bar, validator);
    expect(judged({ ...bar, time: START - 60_000 }, validator)).toEqual([
      'late',
      'older-than-newest',
    ]);
    expect(judged(bar, validator)).toEqual(['duplicate', 'same-values']);
  });
});

describe('the calendar', () => {
  const minutes = () => new DataValidator({ base: '30m', calendar: 'us-equities' });
  const at = (day: number, hour: number, minute: number) => ({
    ...bar,
    time: Date.UTC(2024, 0, day, hour, minute),
  });

  it('nights, weekends and holidays are no gap; what is missing is counted', () => {
    const validator = minutes();
    expect(validator.update(at(12, 20, 30)).events).toEqual([]); // Friday, the last half hour
    expect(validator.update(at(16, 14, 30)).events).toEqual([]); // Monday was a holiday
    expect(validator.update(at(17, 15, 0)).events).toEqual([
      {
        type: 'gap',
        from: Date.UTC(2024, 0, 16, 15),
        to: Date.UTC(2024, 0, 17, 15),
        missing: 13,
        uncovered: false,
      },
    ]);
  });

  it('bars in closed time are told from bars off the grid', () => {
    expect(judged(at(13, 15, 0), minutes())).toEqual(['outside-session', 'outside-session']);
    expect(judged(at(12, 14, 0), minutes())).toEqual(['outside-session', 'outside-session']);
    expect(judged(at(12, 15, 1), minutes())).toEqual(['rejected', 'off-grid']);
  });

  it('a day may be labelled by its open, its midnight or its date: they are one bar', () => {
    const validator = new DataValidator({ base: '1d', calendar: 'us-equities' });
    expect(judged(at(12, 0, 0), validator)).toEqual(['accepted']);
    expect(judged(at(12, 5, 0), validator)).toEqual(['duplicate', 'same-values']);
    expect(judged(at(12, 14, 30), validator)).toEqual(['duplicate', 'same-values']);
    expect(judged(at(13, 0, 0), validator)).toEqual(['outside-session', 'outside-session']);
    expect(judged(at(15, 0, 0), validator)).toEqual(['outside-session', 'outside-session']);
    expect(judged(at(16, 1, 0), validator)).toEqual(['rejected', 'off-grid']);
    expect(judged(at(16, 0, 0), validator)).toEqual(['accepted']);
  });

  it('weeks and months are labelled by a date up to their first session', () => {
    const weeks = new DataValidator({ base: '1w', calendar: 'us-equities' });
    expect(judged(at(8, 0, 0), weeks)).toEqual(['accepted']);
    expect(judged(at(15, 0, 0), weeks)).toEqual(['accepted']); // a holiday
    expect(judged(at(16, 0, 0), weeks)).toEqual(['duplicate', 'same-values']);
    expect(judged(at(17, 0, 0), weeks)).toEqual(['rejected', 'off-grid']);
    const months = new DataValidator({ base: '1M', calendar: 'us-equities' });
    expect(judged(at(1, 0, 0), months)).toEqual(['accepted']);
    expect(judged(at(10, 0, 0), months)).toEqual(['rejected', 'off-grid']);
  });

  it('a feed that stops is said to stall, once, when its second bar is overdue', () => {
    const validator = make();
    expect(validator.advance(START).events).toEqual([]);
    judged(bar, validator);
    expect(validator.advance(START + 60_000).events).toEqual([]);
    expect(validator.advance(START + 179_999).events).toEqual([]);
    expect(validator.advance(START + 180_000).events).toEqual([
      { type: 'stall', since: START + 60_000, overdue: 2 },
    ]);
    expect(validator.advance(START + 240_000).events).toEqual([]);
    expect(validator.advance(START + 150_000).events).toEqual([]); // time runs not backwards
    expect(validator.quality.loss.timeliness).toBe(1);
    judged({ ...bar, time: START + 60_000 }, validator);
    expect(validator.quality.loss.timeliness).toBe(0);
    expect(validator.advance(START + 300_000).events).toMatchObject([{ type: 'stall' }]);
  });

  it('no feed stalls while its market is closed', () => {
    const validator = minutes();
    validator.update(at(12, 20, 30));
    expect(validator.advance(Date.UTC(2024, 0, 16, 14, 30)).events).toEqual([]);
    expect(validator.advance(Date.UTC(2024, 0, 16, 15, 30)).events).toMatchObject([
      { type: 'stall', overdue: 2 },
    ]);
  });
});

describe('the S&P 500 from 2000 to 2020', () => {
  const text = readFileSync('node_modules/vega-datasets/data/sp500-2000.csv', 'utf8');
  const { columns } = fromCsv(text);
  const bars = Array.from(columns.time, (_, i) => barAt(columns, i));

  it('all 5,105 bars are accepted without a gap, the true crash among them', () => {
    const validator = new DataValidator({ base: '1d', calendar: 'us-equities' });
    const kept: number[] = [];
    const events: ValidationEvent[] = [];
    for (const one of bars) {
      const { judgements, events: more } = validator.update(one);
      if (judgements[0]!.bar !== undefined) kept.push(judgements[0]!.time);
      events.push(...more);
    }
    expect(validator.counts.accepted).toBe(5105);
    expect(kept).toContain(Date.UTC(2020, 2, 12));
    const jumps = events.filter(({ type }) => type !== 'closure');
    expect(
      jumps.map((event) => [event.type, 'time' in event && isoDate(event.time / DAY)]),
    ).toEqual([
      ['jump', '2018-02-05'],
      ['jump', '2018-02-08'],
      ['jump', '2020-03-09'],
      ['jump', '2020-03-12'],
      ['jump', '2020-03-13'],
      ['jump', '2020-03-16'],
      ['jump', '2020-03-24'],
    ]);
    const closures = events.filter((event) => event.type === 'closure');
    expect(closures.map(({ date }) => date)).toEqual([
      '2001-09-11',
      '2001-09-12',
      '2001-09-13',
      '2001-09-14',
      '2004-06-11',
      '2007-01-02',
      '2012-10-29',
      '2012-10-30',
      '2018-12-05',
    ]);
    expect(closures[6]).toEqual({
      type: 'closure',
      name: 'Hurricane Sandy',
      date: '2012-10-29',
      from: Date.UTC(2012, 9, 29, 13, 30),
      to: Date.UTC(2012, 9, 29, 20),
    });
    expect(validator.quality).toEqual({
      score: 100,
      tier: 'Excellent',
      provisional: false,
      loss: noLoss,
    });
  });

  it('on a calendar without holidays each of them is a gap', () => {
    const validator = new DataValidator({ base: '1d', calendar: 'fx' });
    const gaps = bars.flatMap((one) => validator.update(one).events);
    expect(gaps.length).toBeGreaterThan(150);
  });

  it('a day left out is one gap of one', () => {
    const validator = new DataValidator({ base: '1d', calendar: 'us-equities' });
    const gaps = bars.filter((_, i) => i !== 77).flatMap((one) => validator.update(one).events);
    const found = gaps.filter(({ type }) => type === 'gap');
    const from = bars[76]!.time + 20 * 3_600_000; // the close of the day before, 16:00 in New York
    expect(found).toMatchObject([{ from, missing: 1 }]);
  });
});

describe('laws', () => {
  it('throws at nothing, rejects it with a reason, and goes on', () => {
    fc.assert(
      fc.property(fc.array(anything), (inputs) => {
        const validator = make();
        for (const input of inputs) {
          const { disposition, reasons } = validator.update(input).judgements[0]!;
          if (disposition === 'rejected') expect(reasons.length).toBe(1);
        }
        // A legal bar may be among them, and one of another age makes this one late or pending.
        if (validator.counts.accepted > 0) return;
        expect(judged({ ...bar, time: START + 6e6 }, validator)).toEqual(['accepted']);
      }),
      { numRuns: 300 },
    );
    for (const trap of traps()) expect(judged(trap)[0]).toBe('rejected');
    expect(judged(traps()[1])).toEqual(['rejected', 'unreadable']);
  });

  it('what comes in is counted out', () => {
    fc.assert(
      fc.property(messy, (inputs) => {
        const validator = make();
        const reasons = inputs.flatMap((input) => validator.update(input).judgements[0]!.reasons);
        const { counts } = validator;
        expect(Object.values(counts).reduce((a, b) => a + b)).toBe(inputs.length);
        expect(validator.count).toBe(inputs.length);
        expect(Object.values(validator.reasonCounts).reduce((a, b) => a + b)).toBe(reasons.length);
        expect(reasons.length).toBeGreaterThanOrEqual(inputs.length - counts.accepted);
      }),
      { numRuns: 100 },
    );
  });

  it('what goes on is in order, and with its gaps as long as time is', () => {
    fc.assert(
      fc.property(messy, (inputs) => {
        const validator = make();
        let end = Number.NaN;
        for (const input of inputs) {
          const { judgements, events } = validator.update(input);
          const { disposition, bar: accepted } = judgements[0]!;
          if (disposition !== 'accepted') continue;
          const missing = events.reduce((n, e) => n + (e.type === 'gap' ? e.missing : 0), 0);
          if (!Number.isNaN(end)) expect(accepted!.time - end).toBe(missing * 60_000);
          end = accepted!.time + 60_000;
        }
      }),
      { numRuns: 100 },
    );
  });

  it('peek is update, and changes nothing', () => {
    fc.assert(
      fc.property(messy, (inputs) => {
        const validator = make();
        for (const input of inputs) {
          const before = encodeText(validator.snapshot());
          const peeked = validator.peek(input);
          validator.peek({ ...bar, time: START + 6e7 });
          expect(encodeText(validator.snapshot())).toBe(before);
          expect(validator.update(input)).toStrictEqual(peeked);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('goes on from a snapshot at every bar, through both codecs', () => {
    fc.assert(
      fc.property(messy, (inputs) => {
        const whole = make();
        let resumed = make();
        for (const [i, input] of inputs.entries()) {
          expect(resumed.update(input)).toStrictEqual(whole.update(input));
          expect(resumed.advance(START + i * 90_000)).toEqual(whole.advance(START + i * 90_000));
          const snapshot = resumed.snapshot();
          resumed = make();
          resumed.restore(
            i % 2 === 0 ? decodeText(encodeText(snapshot)) : decodeBinary(encodeBinary(snapshot)),
          );
          expect(resumed.snapshot()).toStrictEqual(whole.snapshot());
          expect(resumed.quality).toStrictEqual(whole.quality);
        }
        whole.reset();
        expect(whole.snapshot()).toStrictEqual(make().snapshot());
      }),
      { numRuns: 60 },
    );
  });

  it('the judgement does not depend on the unit of prices and volumes', () => {
    fc.assert(
      fc.property(messy, (inputs) => {
        const plain = make();
        const other = make();
        for (const input of inputs) {
          const { open, high, low, close, volume } = (input as Bar) ?? {};
          const scaled = { open: open * 1024, high: high * 1024, low: low * 1024 };
          const rest = { close: close * 1024, volume: volume / 8 };
          const changed = input === null ? null : { ...(input as Bar), ...scaled, ...rest };
          expect(judged(changed, other)).toEqual(judged(input, plain));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what it refuses', () => {
  it.each([
    [{}, 'base must be'],
    [{ base: '1H' }, "did you mean '1h'?"],
    [{ base: '1m', calender: 'fx' }, "did you mean 'calendar'?"],
    [{ base: '1m', conflict: 'lsat' }, "did you mean 'last'?"],
    [{ base: '1m', calendar: 'nasdaq' }, 'calendar'],
    [null, 'options must be an object'],
  ])('%o', (options, message) => {
    expect(() => new DataValidator(options as never)).toThrow(message);
  });

  it('a time that is none', () => {
    expect(() => make().advance(Number.NaN)).toThrow('now must be a number');
  });

  it('snapshots that do not fit, leaving everything as it was', () => {
    const validator = make();
    judged(bar, validator);
    const good = validator.snapshot();
    const state = good.state as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    const { newest, quality, counts, reasonCounts } = state;
    const lasting = quality!['lasting'] as Float64Array;
    for (const spoiled of [
      7,
      {},
      { ...state, more: 1 },
      { ...state, newest: { ...newest, high: 1 } },
      { ...state, newest: { ...newest, time: 1e15 } },
      { ...state, newest: { ...newest, time: Number.NaN } },
      { ...state, quality: { ...quality, lasting: lasting.map(() => 2) } },
      { ...state, quality: { ...quality, recent: lasting.map(() => Number.NaN) } },
      { ...state, quality: { ...quality, lostTierCount: 5 } },
      { ...state, quality: { ...quality, judgedCount: 0.5 } },
      { ...state, counts: { ...counts, accepted: -1 } },
      { ...state, reasonCounts: { ...reasonCounts, unreadable: 1.5 } },
    ]) {
      expect(() => validator.restore({ ...good, state: spoiled as never })).toThrow(
        expect.objectContaining({ name: 'SnapshotError' }),
      );
      expect(validator.snapshot()).toStrictEqual(good);
    }
    const other = new DataValidator({ base: '1m', conflict: 'first' });
    expect(() => other.restore(good)).toThrow('cannot restore into');
  });
});
