import { requireOneOf } from '../core/arguments.js';
import { MS_PER_MINUTE } from './civil.js';
import { frozen } from './frozen.js';
import { newYork, utc, type Zone } from './zone.js';
import { requireZone } from './zone-checks.js';
import { zoneTables } from './zone-tables.js';

/** A zone that ships with the library, by its name in the time-zone database. */
export type ZoneName = 'UTC' | 'America/New_York' | keyof typeof zoneTables;

/** Names of the zones that ship with the library. */
export const zoneNames: readonly ZoneName[] = [
  'UTC',
  'America/New_York',
  ...(Object.keys(zoneTables) as (keyof typeof zoneTables)[]),
];

const MS_PER_QUARTER_HOUR = 15 * MS_PER_MINUTE;

/** What was unpacked before: follows from the tables alone. */
const unpacked = new Map<ZoneName, Zone>([
  ['UTC', utc],
  ['America/New_York', newYork],
]);

/**
 * A shipped zone by its name, or the caller's own table, checked.
 *
 * The tables hold every change of the clock from 1970 to 2099 (New York: from 1987), as the law
 * stood in release 2025b of the time-zone database; no platform's database is asked. Any other zone
 * is a `Zone` of your own: `python3 test/data/make/zones.py Europe/Zurich` prints one.
 *
 * @param value  e.g. `Europe/London`, or `{ name, transitions }`
 * @param path   where the value stands in a configuration, for the message
 * @throws {ConfigError} if the name is not shipped, or the table is not sound
 * @cost   O(transitions) at the first call for a name, O(1) afterwards
 * @source IANA time-zone database 2025b
 * @example
 * const london = zoneOf('Europe/London');
 * offsetAt(london, Date.UTC(2024, 6, 1)) / 3_600_000; // 1
 * localTime(london, Date.UTC(2024, 2, 31, 1, 30)).kind; // 'skipped'
 */
export function zoneOf(value: ZoneName | Zone, path = 'zone'): Zone {
  if (typeof value !== 'string') return requireZone(path, value);
  const name = requireOneOf(path, value, zoneNames);
  const known = unpacked.get(name);
  if (known !== undefined) return known;
  const zone = frozen(unpack(name, zoneTables[name as keyof typeof zoneTables]));
  unpacked.set(name, zone);
  return zone;
}

function unpack(name: string, table: string): Zone {
  const [offsets, words] = table.split(';').map((part) => part.split(' ')) as [string[], string[]];
  let utcMs = 0;
  const transitions = words.map((word): readonly [number, number] => {
    utcMs += Number.parseInt(word.slice(1), 36) * MS_PER_QUARTER_HOUR;
    return [utcMs, Number(offsets[Number(word[0])]) * MS_PER_MINUTE];
  });
  return { name, transitions };
}
