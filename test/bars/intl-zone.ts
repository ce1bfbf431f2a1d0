import type { Zone } from '../../src/bars/zone.js';

const MS_PER_HOUR = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone, read from the platform's time-zone database. */
export function wallClock(name: string, utcMs: number): number {
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(name, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(utcMs)) part[type] = Number(value);
  const { year, month, day, hour, minute, second } = part as Record<string, number>;
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
}

export const intlOffset = (name: string, utcMs: number): number =>
  wallClock(name, utcMs) - Math.floor(utcMs / 1000) * 1000;

/** A zone's transition table over `[fromYear, toYear)`, found by bisection to the second. */
export function intlZone(name: string, fromYear: number, toYear: number): Zone {
  const start = Date.UTC(fromYear, 0, 1);
  const end = Date.UTC(toYear, 0, 1);
  const transitions: [number, number][] = [[start, intlOffset(name, start)]];
  const step = 96 * MS_PER_HOUR;
  for (let time = start; time < end; time += step) {
    const offset = intlOffset(name, time + step);
    if (offset === transitions.at(-1)![1]) continue;
    let before = time;
    let after = time + step;
    while (after - before > 1000) {
      const middle = before + Math.floor((after - before) / 2000) * 1000;
      if (intlOffset(name, middle) === offset) after = middle;
      else before = middle;
    }
    transitions.push([after, offset]);
  }
  return { name, transitions };
}
