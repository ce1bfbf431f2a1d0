import { dayNumberRaw, MS_PER_DAY, nthWeekday } from './civil.js';

/**
 * A time zone as a table: from `utcMs` on, local clocks read UTC + `offsetMs`. In ascending order;
 * the first offset also holds before its time, the last one for ever.
 */
export type Zone = {
  readonly name: string;
  readonly transitions: readonly (readonly [utcMs: number, offsetMs: number])[];
};

/** What a local clock is ahead of UTC at `utcMs`, in ms. */
export function offsetAtRaw(zone: Zone, utcMs: number): number {
  return zone.transitions[stretchAt(zone, utcMs)]![1];
}

/** See `instantOf` of from-outside.ts; this one checks no argument. */
export function instantOfRaw(zone: Zone, localMs: number): number {
  const { transitions } = zone;
  let i = stretchAt(zone, localMs - MS_PER_DAY); // no offset is a day: the instant is not before
  while (i + 1 < transitions.length && localMs >= transitions[i + 1]![0] + transitions[i]![1]) i++;
  const instant = localMs - transitions[i]![1];
  return i === 0 ? instant : Math.max(transitions[i]![0], instant);
}

/** The instants at which a local clock shows one time. */
export type LocalTime = {
  /** How often the clock shows it: a change in spring skips an hour, one in autumn repeats one. */
  readonly kind: 'once' | 'skipped' | 'twice';
  /** First and last instant, UTC in ms; of a time that is skipped, both are the change itself. */
  readonly first: number;
  readonly last: number;
};

/** See `localTime` of from-outside.ts; this one checks no argument. */
export function localTimeRaw(zone: Zone, localMs: number): LocalTime {
  const first = instantOfRaw(zone, localMs);
  const stretch = stretchAt(zone, first);
  if (first + zone.transitions[stretch]![1] !== localMs) {
    return { kind: 'skipped', first, last: first };
  }
  const next = zone.transitions[stretch + 1];
  const again = next === undefined ? first : localMs - next[1];
  const isRepeated = next !== undefined && again >= next[0];
  return isRepeated ? { kind: 'twice', first, last: again } : { kind: 'once', first, last: first };
}

/** Index of the last transition at or before `utcMs`; 0 before all. */
function stretchAt(zone: Zone, utcMs: number): number {
  const { transitions } = zone;
  let low = 0;
  let high = transitions.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (transitions[middle]![0] <= utcMs) low = middle;
    else high = middle;
  }
  return low;
}

export const utc: Zone = { name: 'UTC', transitions: [[0, 0]] };

/**
 * New York 1987 to 2099, by the rule of the United States: daylight time begins at 2:00 standard
 * time and ends at 2:00 daylight time, on Sundays.
 *
 * @source Public Law 99-359 (1987: first of April, last of October); Energy Policy Act of 2005,
 *         section 110 (2007: second of March, first of November)
 */
export const newYork: Zone = /* @__PURE__ */ newYorkByRule();

function newYorkByRule(): Zone {
  const hour = MS_PER_DAY / 24;
  const transitions: [number, number][] = [[dayNumberRaw(1987, 1, 1) * MS_PER_DAY, -5 * hour]];
  for (let year = 1987; year <= 2099; year++) {
    const begin = year < 2007 ? nthWeekday(year, 4, 6, 1) : nthWeekday(year, 3, 6, 2);
    const end = year < 2007 ? nthWeekday(year, 10, 6, -1) : nthWeekday(year, 11, 6, 1);
    transitions.push([begin * MS_PER_DAY + 7 * hour, -4 * hour]);
    transitions.push([end * MS_PER_DAY + 6 * hour, -5 * hour]);
  }
  return { name: 'America/New_York', transitions };
}
