import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import type { DrawdownLimits } from './trading-status.js';

const DAY_MS = 86_400_000;

const limitNames: readonly (keyof DrawdownLimits)[] = [
  'reduceAtRatio',
  'haltAtRatio',
  'dailyLossRatio',
  'cooldownMs',
  'dayStartMs',
];

/** `given` as limits, defaults filled in; what is wrong is named under `path`. */
export function requireDrawdownLimits(path: string, given: unknown): Required<DrawdownLimits> {
  const limits = requireRecord(path === '' ? 'limits' : path, given) as DrawdownLimits;
  requireKnownKeys(path, { ...limits }, limitNames);
  const at = (name: keyof DrawdownLimits): string => (path === '' ? name : `${path}.${name}`);
  const share = (name: 'reduceAtRatio' | 'haltAtRatio' | 'dailyLossRatio'): number =>
    requireNumber(at(name), limits[name] ?? 1, 1e-6, 1);
  return {
    reduceAtRatio: share('reduceAtRatio'),
    haltAtRatio: share('haltAtRatio'),
    dailyLossRatio: share('dailyLossRatio'),
    cooldownMs: requireNumber(at('cooldownMs'), limits.cooldownMs ?? Number.MAX_VALUE, 0),
    dayStartMs: requireNumber(at('dayStartMs'), limits.dayStartMs ?? 0, 0, DAY_MS - 1),
  };
}
