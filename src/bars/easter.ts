import { dayNumberRaw, weekdayOfRaw } from './civil.js';

/**
 * Day number of Easter Sunday in the Gregorian calendar: the Sunday after the first full moon of
 * spring, as the church reckons it. Good Friday is two days before.
 *
 * @source C. Clavius, Romani calendarii explicatio (1603): the moon by golden number and epact
 */
export function easterSundayRaw(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const solar = century - Math.floor(century / 4); // leap days the Julian calendar had more
  const lunar = Math.floor((8 * century + 13) / 25); // days the moon gains on nineteen years
  const age = (19 * golden + solar - lunar + 15) % 30; // full moon, in days after March 21
  const early = age === 29 || (age === 28 && golden > 10) ? 1 : 0; // no moon twice in 19 years
  const fullMoon = dayNumberRaw(year, 3, 21) + age - early;
  return fullMoon + 7 - ((weekdayOfRaw(fullMoon) + 1) % 7);
}
