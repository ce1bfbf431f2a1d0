import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { instantOfRaw, newYork, offsetAtRaw } from '../../src/bars/zone.js';
import { intlOffset, intlZone } from './intl-zone.js';

const QUARTER_HOUR = 900_000;
const DAY = 86_400_000;

/** Half-hour daylight time, changes at midnight, no daylight time any more, 45-minute offsets. */
const names = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Tehran',
  'Asia/Kathmandu',
];
const zones = names.map((name) => intlZone(name, 2000, 2038));

describe('New York by rule', () => {
  it('has each transition that the time-zone database has from 2000 to 2037', () => {
    const ours = newYork.transitions.filter(
      ([at]) => at >= Date.UTC(2000, 0, 1) && at < Date.UTC(2038, 0, 1),
    );
    const theirs = zones[0]!.transitions.slice(1); // the first is the offset at the start
    expect(ours).toEqual(theirs);
    expect(ours).toHaveLength(76);
  });

  test.prop([fc.integer({ min: Date.UTC(1987, 0, 1), max: Date.UTC(2099, 11, 31) })])(
    'reads the same clock at any instant from 1987 to 2099',
    (time) => {
      expect(offsetAtRaw(newYork, time)).toBe(intlOffset('America/New_York', time));
    },
  );
});

describe.each(zones)('$name', (zone) => {
  test.prop([fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 11, 31) })])(
    'has the offset of the time-zone database',
    (time) => {
      expect(offsetAtRaw(zone, time)).toBe(intlOffset(zone.name, time));
    },
  );

  it('finds the first instant of a local time around each transition', () => {
    const clock = (time: number) => time + offsetAtRaw(zone, time);
    for (const [at] of zone.transitions.slice(1)) {
      for (let k = -12; k <= 12; k++) {
        const local = clock(at) + k * QUARTER_HOUR;
        let first = local - DAY;
        while (clock(first) < local) first += QUARTER_HOUR; // all transitions are on this grid
        expect(instantOfRaw(zone, local)).toBe(first);
      }
    }
  });
});

describe('the ends of a table', () => {
  it('hold for ever', () => {
    const zone = {
      name: 'test',
      transitions: [
        [0, 3_600_000],
        [1e12, 7_200_000],
      ],
    } as const;
    expect(offsetAtRaw(zone, -1e15)).toBe(3_600_000);
    expect(offsetAtRaw(zone, 1e15)).toBe(7_200_000);
    expect(instantOfRaw(zone, -1e15)).toBe(-1e15 - 3_600_000);
    expect(instantOfRaw(zone, 1e15)).toBe(1e15 - 7_200_000);
  });
});
