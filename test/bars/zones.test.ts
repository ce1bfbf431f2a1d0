import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { localTime, offsetAt, type Zone, zoneNames, zoneOf } from '../../src/bars/index.js';
import { intlOffset, intlZone } from './intl-zone.js';

const MINUTE = 60_000;
const from = Date.UTC(2000, 0, 1);
const to = Date.UTC(2038, 0, 1);

/** Every instant at which the clock of `zone` shows `localMs`, by trying each minute of two days. */
function shownAt(zone: Zone, localMs: number): number[] {
  const instants: number[] = [];
  for (let k = -24 * 60; k <= 24 * 60; k++) {
    const instant = localMs + k * MINUTE;
    if (instant + offsetAt(zone, instant) === localMs) instants.push(instant);
  }
  return instants;
}

describe.each(zoneNames)('the shipped table of %s', (name) => {
  const zone = zoneOf(name);

  it('has each change of the clock from 2000 to 2037 that the platform knows', () => {
    const ours = zone.transitions.filter(([at]) => at >= from && at < to);
    expect(ours).toEqual(intlZone(name, 2000, 2038).transitions.slice(1));
  });

  test.prop([fc.integer({ min: from, max: to })], { numRuns: 50 })(
    'has the offset that the platform knows',
    (time) => {
      expect(offsetAt(zone, time)).toBe(intlOffset(name, time));
    },
  );

  it('says of a local time when it is shown: never, once or twice', () => {
    const changes = zone.transitions.filter(([at]) => at > from && at < to).slice(-12);
    const times = [from, ...changes.map(([at]) => at)];
    for (const at of times) {
      for (let k = -9; k <= 9; k++) {
        const localMs = at + offsetAt(zone, at) + k * 15 * MINUTE;
        const instants = shownAt(zone, localMs);
        const { kind, first, last } = localTime(zone, localMs);
        expect(kind).toBe(['skipped', 'once', 'twice'][instants.length]);
        expect([first, last]).toEqual(
          instants.length === 0 ? [at, at] : [instants[0], instants.at(-1)],
        );
      }
    }
  });
});

describe('zoneOf', () => {
  it('counts the changes of 38 years', () => {
    const count = (name: (typeof zoneNames)[number]) =>
      zoneOf(name).transitions.filter(([at]) => at >= from && at < to).length;
    expect(zoneNames.map((name) => [name, count(name)])).toEqual([
      ['UTC', 0],
      ['America/New_York', 76],
      ['Europe/London', 76],
      ['Europe/Berlin', 76],
      ['Asia/Tokyo', 0],
      ['Asia/Hong_Kong', 0],
      ['Australia/Sydney', 76],
      ['Australia/Lord_Howe', 76],
      ['America/Sao_Paulo', 39], // no daylight time since 2019
      ['Asia/Kolkata', 0],
    ]);
  });

  it('takes a table of your own, checked', () => {
    const own: Zone = { name: 'Asia/Kathmandu', transitions: [[0, 20_700_000]] };
    expect(zoneOf(own)).toBe(own);
    expect(() => zoneOf({ name: 'x', transitions: [] }, 'feed.zone')).toThrow(
      'feed.zone.transitions',
    );
    expect(() => zoneOf('Europe/Londn' as never)).toThrow("did you mean 'Europe/London'?");
  });
});
