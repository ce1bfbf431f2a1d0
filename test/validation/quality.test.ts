import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataValidator } from '../../src/validation/index.js';
import { messy, START } from './feed.js';

const bar = { time: START, open: 10, high: 12, low: 9, close: 11, volume: 3 };
const at = (minute: number) => ({
  ...bar,
  volume: 3 + (minute % 7),
  time: START + minute * 60_000,
});
const bad = { ...bar, high: 1 };
const make = (base = '1m') => new DataValidator({ base });

/** What each fault adds where it begins, halved for every 500 bars that followed. */
function lasting(faults: readonly number[]): number {
  const last = faults.length - 1;
  const half = 0.5 ** (1 / 500);
  return faults.reduce((sum, fault, i) => {
    const begun = Math.max(0, fault - (faults[i - 1] ?? 0));
    return sum + begun * (1 - half) * half ** (last - i);
  }, 0);
}

/** The share of faults, halved for every seven bars that followed. */
function recent(faults: readonly number[]): number {
  const last = faults.length - 1;
  const half = 0.5 ** (1 / 7);
  return faults.reduce((sum, fault, i) => sum + fault * (1 - half) * half ** (last - i), 0);
}

function lossOf(faults: readonly number[], costlyRatio: number): number {
  return lasting(faults) / costlyRatio + 4 * Math.max(0, recent(faults) - 0.25);
}

it('the score is what the faults of a feed make it', () => {
  fc.assert(
    fc.property(messy, (inputs) => {
      const validator = make();
      const rejected: number[] = [];
      const repeated: number[] = [];
      const late: number[] = [];
      const missing: number[] = [];
      let clean = 0;
      for (const input of inputs) {
        const { judgements, events } = validator.update(input);
        const { disposition } = judgements[0]!;
        rejected.push(disposition === 'rejected' ? 1 : 0);
        repeated.push(disposition === 'duplicate' ? 0.02 : 0);
        late.push(disposition === 'late' ? 1 : 0);
        for (const event of events) {
          if (event.type === 'gap') for (let i = 0; i < event.missing; i++) missing.push(1);
        }
        if (disposition === 'accepted' || disposition === 'backfilled') missing.push(0);
        const isClean = disposition === 'accepted' && events.every(({ type }) => type !== 'gap');
        clean = isClean || disposition === 'duplicate' ? clean + 1 : 0;
        fc.pre(clean < 40); // from there on what was is forgiven
      }
      const { loss, score } = validator.quality;
      expect(loss.validity).toBeCloseTo(lossOf(rejected, 0.05), 10);
      expect(loss.uniqueness).toBeCloseTo(lossOf(repeated, 0.1), 10);
      expect(loss.order).toBeCloseTo(lossOf(late, 0.1), 10);
      expect(loss.completeness).toBeCloseTo(lossOf(missing, 0.3), 10);
      const total = loss.validity + loss.uniqueness + loss.order + loss.completeness;
      if (inputs.length > 0) expect(score).toBeCloseTo(100 * Math.exp(-total), 10);
    }),
    { numRuns: 100 },
  );
});

describe('tiers', () => {
  it('before the first bar there is no score, and the tier is Invalid', () => {
    const { score, tier, provisional } = make().quality;
    expect([score, tier, provisional]).toEqual([Number.NaN, 'Invalid', true]);
    const validator = make();
    validator.update(bad);
    expect(validator.quality.tier).toBe('Invalid');
  });

  it('provisional until thirty bars are accepted', () => {
    const validator = make();
    for (let i = 0; i < 29; i++) validator.update(at(i));
    expect(validator.quality).toMatchObject({ tier: 'Excellent', provisional: true });
    validator.update(at(29));
    expect(validator.quality.provisional).toBe(false);
  });

  it('a point of hysteresis: lost below 95, won back at 96', () => {
    const validator = make();
    validator.update(at(0));
    validator.update(bad);
    expect(validator.quality.score).toBeGreaterThan(95);
    validator.update(at(1));
    validator.update(bad);
    expect(validator.quality.score).toBeLessThan(95);
    expect(validator.tier).toBe('Good');
    for (let i = 2; validator.quality.score < 96; i++) {
      expect(validator.quality.tier).toBe('Good');
      validator.update(at(i));
    }
    expect(validator.quality.tier).toBe('Excellent');
  });

  it('faults that begin now and then: about as many points as their share says', () => {
    const scores = [1, 5, 20].map((percent) => {
      const validator = make();
      for (let i = 0; i < 4000; i++) {
        validator.update(at(i));
        if (i % Math.round(100 / percent) === 0) validator.update(bad);
      }
      return Math.round(validator.quality.score);
    });
    // Of one in a hundred, 99 clean bars in a row are the last; 40 are evidence that it is over.
    expect(scores).toEqual([87, 39, 4]);
  });

  it('forty clean bars in a row leave no more of what was than Good can bear', () => {
    const validator = make();
    const tiers: string[] = [];
    let time = 0;
    for (let i = 0; i < 400; i++) {
      validator.update(at(time++));
      if (i % 2 === 0) validator.update(bad);
    }
    for (let i = 0; i < 38; i++) tiers.push(validator.update(at(time++)).quality.tier);
    expect(tiers).not.toContain('Good');
    for (let i = 0; i < 400; i++) expect(validator.update(at(time++)).quality.tier).toBe('Good');
    validator.update(bad);
    expect(validator.tier).not.toBe('Excellent'); // forgiven is not forgotten
  });

  it('a run of rejected bars is Invalid within ten', () => {
    const validator = make();
    for (let i = 0; i < 5000; i++) validator.update(at(i));
    for (let i = 0; i < 3; i++) validator.update(bad);
    expect(validator.quality.tier).not.toBe('Invalid');
    for (let i = 3; i < 10; i++) validator.update(bad);
    expect(validator.quality.tier).toBe('Invalid');
  });
});

describe('back at Good', () => {
  const session = 390;
  const faults = {
    rejected: (v: DataValidator) => v.update(bad),
    late: (v: DataValidator) => v.update(at(-5)),
    duplicate: (v: DataValidator, i: number) => v.update(at(i)),
  };

  it.each(['1s', '1m', '1h', '1d'])(
    'within 50 bars of any fault of up to a session, base %s',
    (base) => {
      const step = { '1s': 1000, '1m': 60_000, '1h': 3_600_000, '1d': 86_400_000 }[base]!;
      const time = (i: number) => ({
        ...bar,
        volume: 3 + (i % 7),
        time: Date.UTC(2020, 0, 1) + i * step,
      });
      for (const length of [1, 2, 3, 5, 10, 30, 100, session]) {
        for (const [name, fault] of Object.entries(faults)) {
          const validator = make(base);
          let i = 0;
          for (; i < 200; i++) validator.update(time(i));
          for (let n = 0; n < length; n++) {
            if (name === 'duplicate') validator.update(time(i - 1));
            else if (name === 'late') validator.update(time(3));
            else fault(validator, i);
          }
          for (let n = 0; n < 50; n++) validator.update(time(i++));
          expect(['Excellent', 'Good'], `${name} × ${length}`).toContain(validator.tier);
        }
        const validator = make(base);
        for (let i = 0; i < 200; i++) validator.update(time(i));
        for (let n = 0; n < 50; n++) validator.update(time(200 + length + n));
        expect(['Excellent', 'Good'], `missing × ${length}`).toContain(validator.tier);
      }
    },
  );

  it('after an outage of 11,388 minutes', () => {
    const validator = make();
    for (let i = 0; i < 2000; i++) validator.update(at(i));
    for (let i = 0; i < 50; i++) validator.update(at(2000 + 11_388 + i));
    expect(validator.tier).toBe('Excellent');
  });

  it('two bad daily bars cost a month, not a year', () => {
    const validator = make('1d');
    const day = (i: number) => ({
      ...bar,
      volume: 3 + (i % 7),
      time: Date.UTC(2020, 0, 1) + i * 86_400_000,
    });
    for (let i = 0; i < 500; i++) validator.update(day(i));
    validator.update(bad);
    validator.update(day(500));
    validator.update(bad);
    let days = 0;
    for (let i = 501; validator.tier !== 'Excellent'; i++, days++) validator.update(day(i));
    expect(days).toBeLessThan(31);
  });
});

it('a newest bar that is corrected is no fault', () => {
  const validator = make();
  for (let i = 0; i < 1000; i++) {
    validator.update(at(i));
    validator.update({ ...at(i), close: 10.5 });
  }
  expect(validator.counts.revision).toBe(1000);
  expect(validator.quality.score).toBe(100);
});

it('a feed that sends each bar twice is Good', () => {
  const validator = make();
  for (let i = 0; i < 5000; i++) {
    validator.update(at(i));
    validator.update(at(i));
  }
  expect(validator.tier).toBe('Good');
});

it('a feed that was flawless until now is rated as one that is judged in full at each bar', () => {
  const plain = make();
  const resumed = make();
  const said: string[] = [];
  const step = (act: (validator: DataValidator) => unknown): void => {
    resumed.restore(resumed.snapshot()); // what it knew besides its state is gone
    expect(act(resumed)).toEqual(act(plain));
    expect(resumed.quality).toEqual(plain.quality);
    said.push(JSON.stringify(plain.quality));
  };
  let minute = 0;
  const bars = (count: number): void => {
    for (const end = minute + count; minute < end; minute++) step((one) => one.update(at(minute)));
  };
  bars(35);
  step((one) => one.advance(START + (minute + 5) * 60_000)); // overdue, and then it goes on
  bars(3);
  step((one) => one.update(at(minute - 1))); // again
  bars(3);
  minute += 4;
  bars(3);
  step((one) => one.update(bad));
  bars(45);
  expect(new Set(said).size).toBeGreaterThan(20);
});
