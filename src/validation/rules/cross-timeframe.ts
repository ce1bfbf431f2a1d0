import type { Bar } from '../../bars/bar.js';
import { requireList } from '../../core/lists.js';
import { fieldsOf, numberIn } from '../../core/reading.js';
import type { BuiltInReason } from '../reason-code.js';
import { moveBetween } from '../scale.js';

/** Volumes are sums: they may differ by how they were rounded on the way. */
const VOLUME_RATIO = 1e-9;

/**
 * Cross-timeframe: a longer bar from a feed is what its parts make. Open and close are those of the
 * first and last part, high and low the extremes, exactly; the volume is the sum, within 1e-9.
 *
 * @param parent    a bar of the longer timeframe, as a feed gave it
 * @param children  all its parts, in order of time
 * @returns         `parent-differs`, or `undefined` if it is what its parts make, or there are none
 * @example
 * const part = { time: 0, open: 10, high: 12, low: 9, close: 11, volume: 5 };
 * const parts = [part, { ...part, time: 60_000, open: 11, close: 10 }];
 * const parent = { time: 0, open: 10, high: 12, low: 9, close: 10, volume: 10 };
 * parentFault(parent, parts); // undefined
 * parentFault({ ...parent, high: 12.5 }, parts); // 'parent-differs'
 */
export function parentFault(parent: Bar, children: readonly Bar[]): BuiltInReason | undefined {
  const parts = Array.from(requireList('children', children), numbersOf);
  const whole = numbersOf(parent);
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return undefined;
  let high = Number.NEGATIVE_INFINITY;
  let low = Number.POSITIVE_INFINITY;
  let volume = 0;
  for (const child of parts) {
    high = Math.max(high, child.high);
    low = Math.min(low, child.low);
    volume += child.volume;
  }
  const isSame =
    whole.open === first.open &&
    whole.close === last.close &&
    whole.high === high &&
    whole.low === low &&
    (whole.volume === volume || moveBetween(whole.volume, volume, false) <= VOLUME_RATIO);
  return isSame ? undefined : 'parent-differs';
}

/** The numbers of a bar, each read once; NaN for what is none, and nothing equals that. */
function numbersOf(bar: unknown): Omit<Bar, 'time'> {
  const field = fieldsOf(bar);
  const [open, high, low, close, volume] = ['open', 'high', 'low', 'close', 'volume'].map((name) =>
    numberIn(field(name)),
  ) as [number, number, number, number, number];
  return { open, high, low, close, volume };
}
