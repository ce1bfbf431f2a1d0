import { isNumber } from './figures.js';
import type { Numbers } from './numbers.js';
import { linearScale, type Scale } from './scale.js';

/** A hundred million days either side of 1970: the times that ECMAScript dates can be. */
const FARTHEST_MS = 8.64e15;

/** From the first to the last of `times`; `undefined` if there is none or one is out of this world. */
export function timeScale(times: Numbers): Scale | undefined {
  const first = times[0];
  const last = times[times.length - 1];
  if (!isNumber(first) || !isNumber(last)) return undefined;
  if (Math.abs(first) > FARTHEST_MS || Math.abs(last) > FARTHEST_MS || last < first)
    return undefined;
  return linearScale(first, last > first ? last : first + 1);
}
