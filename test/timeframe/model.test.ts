import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bar, type ClosedBar, Schedule, timeframeOf } from '../../src/bars/index.js';
import { decodeText, encodeText } from '../../src/core/index.js';
import { type AggregationEvent, TimeframeAggregator } from '../../src/timeframe/index.js';
import { cases } from '../cases.js';
import { values } from './feed.js';
import { type Expected, Model } from './model.js';

const MINUTE = 60_000;
/** With the base among them each bar closes one; without, many wait until they are added up. */
const sets = [
  ['1m', '5m', '15m', '1h', '1d'],
  ['1h', '1d'],
];

/** 14:25 UTC on a Friday in July: minutes around the close of an hour, of a session and of a week. */
const starts = {
  '24/7': Date.UTC(2024, 6, 5, 23, 50),
  'us-equities': Date.UTC(2024, 6, 5, 19, 50),
};

type Step = { readonly move: number; readonly kind: number; readonly values: Omit<Bar, 'time'> };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    // Mostly the next minute; some are skipped, some come late or again.
    move: fc.oneof(
      { weight: 5, arbitrary: fc.constant(1) },
      { weight: 2, arbitrary: fc.integer({ min: 2, max: 30 }) },
      { weight: 3, arbitrary: fc.integer({ min: -12, max: 0 }) },
    ),
    kind: fc.integer({ min: 0, max: 11 }),
    values,
  }),
  { minLength: 1, maxLength: 70 },
);

const settings = fc.record({
  revisableBars: fc.constantFrom(1, 3, 10, 60),
  conflict: fc.constantFrom('last', 'first', 'reject'),
  closeDelayMs: fc.constantFrom(0, 10_000),
  method: fc.constantFrom('ohlc', 'vwap', 'typical'),
  calendar: fc.constantFrom('24/7', 'us-equities'),
  timeframes: fc.constantFrom(...sets),
});

/** The last word on every bar of each timeframe, and that words are counted. */
class Told {
  readonly bars = new Map<string, ClosedBar>();
  readonly counts: Record<string, number> = {};

  hear(events: readonly AggregationEvent[]): void {
    for (const event of events) {
      const word = event.type === 'refused' ? event.reason : event.type;
      this.counts[word] = (this.counts[word] ?? 0) + 1;
      if (event.type !== 'closed' && event.type !== 'revision') continue;
      const key = `${event.timeframe} ${event.bar.time}`;
      const known = this.bars.get(key);
      expect(event.type).toBe(known === undefined ? 'closed' : 'revision');
      expect(event.bar.revision).toBe(known === undefined ? 0 : known.revision + 1);
      this.bars.set(key, event.bar);
    }
  }
}

function expectParent(actual: ClosedBar | undefined, expected: Expected, method: string): void {
  const { open, high, low, close, vwap } = expected;
  const price = method === 'ohlc' ? close : method === 'vwap' ? vwap : (high + low + close) / 3;
  expect(actual).toMatchObject({ ...expected, open, price });
}

describe('any interleaving of bars in order, late, again, corrected and missing, and of time', () => {
  it('equals a recomputation from the sorted set, at every step, across snapshots', () => {
    fc.assert(
      fc.property(steps, settings, (story, { calendar, closeDelayMs, timeframes, ...rest }) => {
        const options = { base: '1m', timeframes, calendar, closeDelayMs, ...rest } as const;
        const schedule = new Schedule(calendar as '24/7');
        const base = timeframeOf('1m');
        const model = new Model(schedule, base, rest);
        const told = new Told();
        let aggregator = new TimeframeAggregator(options as never);
        let minute = 0;
        let words = 0;
        for (const [i, { move, kind, values: given }] of story.entries()) {
          const label = starts[calendar as '24/7'] + (minute + move) * MINUTE;
          const time = schedule.intervalOf(base, label).start;
          if (kind === 0) {
            told.hear(aggregator.advance(time));
            model.clock = Math.max(model.clock, time - closeDelayMs);
            continue;
          }
          minute = Math.max(minute, minute + move);
          const bar = kind === 1 ? { ...given, time, volume: 1 } : { ...given, time };
          for (const one of kind === 2 ? [bar, bar] : [bar]) {
            const verdict = model.add(one);
            const before = told.counts[verdict] ?? 0;
            const foretold = i % 4 === 1 ? aggregator.peek(one) : undefined;
            const events = aggregator.update(one);
            if (foretold !== undefined) {
              expect(foretold).toEqual({ events, forming: aggregator.formingBars });
            }
            told.hear(events);
            words += 1;
            if (verdict !== 'absorbed' && verdict !== 'corrected') {
              expect(told.counts[verdict]).toBe(before + 1);
              expect(events).toHaveLength(1);
            }
          }
          if (i % 3 === 0) {
            const text = encodeText(aggregator.snapshot());
            aggregator = new TimeframeAggregator(options as never);
            aggregator.restore(decodeText(text));
            expect(encodeText(aggregator.snapshot())).toBe(text);
          }
        }
        for (const name of timeframes) {
          const parents = model.parents(timeframeOf(name));
          const over = parents.filter(({ end }) => end <= model.clock);
          for (const one of over) {
            expectParent(told.bars.get(`${name} ${one.time}`), one, rest.method);
          }
          const forming = parents.find(({ end }) => end > model.clock);
          if (forming === undefined) expect(aggregator.forming(name)).toBeUndefined();
          else expectParent(aggregator.forming(name), forming, rest.method);
          // Every base bar is in one parent.
          const received = parents.reduce((sum, one) => sum + one.received, 0);
          expect(received).toBe(model.size);
          // Aligned to the clock: the last closed bar and no other.
          const aligned = aggregator.alignAt(model.size === 0 ? 0 : model.clock)[name];
          expect(aligned?.time).toBe(over.at(-1)?.time);
        }
        const { late = 0, duplicate = 0, conflict = 0 } = told.counts;
        expect(words - late - duplicate - conflict).toBeGreaterThanOrEqual(model.size);
      }),
      { numRuns: cases(4_000) },
    );
  });
});
