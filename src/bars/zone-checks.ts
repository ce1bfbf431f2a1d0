import { requireInteger, requireKnownKeys, requireRecord, requireText } from '../core/arguments.js';
import { MS_PER_DAY } from './civil.js';
import { requireList } from './data-checks.js';
import type { Zone } from './zone.js';

/**
 * Return `value` if it is a zone: transitions ascend, and the local clock never goes back beyond
 * the change before.
 *
 * @throws {ConfigError} that names the first part at fault, e.g. `zone.transitions[3][0]`
 */
export function requireZone(path: string, value: unknown): Zone {
  const zone = requireRecord(path, value);
  requireKnownKeys(path, zone, ['name', 'transitions']);
  requireText(`${path}.name`, zone['name']);
  let earliestMs = -Number.MAX_SAFE_INTEGER;
  let previousMs: number | undefined;
  requireList(`${path}.transitions`, zone['transitions'], 1).forEach((entry, i) => {
    const at = `${path}.transitions[${i}]`;
    const [utcMs, offset] = requireList(at, entry, 2, 2);
    const time = requireInteger(`${at}[0]`, utcMs, earliestMs);
    const offsetMs = requireInteger(`${at}[1]`, offset, 1 - MS_PER_DAY, MS_PER_DAY - 1);
    earliestMs = time + 1 + Math.max(0, (previousMs ?? offsetMs) - offsetMs);
    previousMs = offsetMs;
  });
  return value as Zone;
}
