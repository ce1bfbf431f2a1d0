import { requireKnownKeys, requireNumber, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';

/** `failing` wakes somebody; `degraded` is looked at in the morning; `unknown` was not measured. */
export type HealthStatus = 'ok' | 'degraded' | 'failing' | 'unknown';

/** What health is judged by; NaN, or left out, for what was not measured. */
export interface Vitals {
  /** How far what was decided is behind the market, ms. */
  readonly lagMs?: number;
  readonly memoryBytes?: number;
  /** Entries that wait, of the longest queue or stream. */
  readonly queueLength?: number;
  readonly liveWorkers?: number;
  readonly workers?: number;
  /** Share of signals that were right, or any other score of them, 0 … 1. */
  readonly signalQuality?: number;
  /** How often intervals that keep their word would do as badly as a model's last 500 did, 0 … 1. */
  readonly calibrationScore?: number;
  /** Share of a model's features whose distribution has not drifted, 0 … 1. */
  readonly featureStability?: number;
}

/** Beyond the first number of each pair: degraded; beyond the second: failing. */
export interface HealthLimits {
  readonly lagMs: readonly [degraded: number, failing: number];
  readonly memoryBytes: readonly [degraded: number, failing: number];
  readonly queueLength: readonly [degraded: number, failing: number];
  /** Of all workers; below them. */
  readonly liveShare: readonly [degraded: number, failing: number];
  /** Below them. */
  readonly signalQuality: readonly [degraded: number, failing: number];
  /** Below them. */
  readonly calibrationScore: readonly [degraded: number, failing: number];
  /** Below them. */
  readonly featureStability: readonly [degraded: number, failing: number];
}

export interface HealthPart {
  readonly status: HealthStatus;
  readonly value: number;
  /** The limit that it is beyond, or the next one. */
  readonly limit: number;
}

export interface Health {
  /** The worst of the parts that were measured. */
  readonly status: HealthStatus;
  readonly calculationLag: HealthPart;
  readonly memory: HealthPart;
  readonly streams: HealthPart;
  readonly workers: HealthPart;
  readonly signalQuality: HealthPart;
  readonly calibration: HealthPart;
  readonly drift: HealthPart;
}

export const defaultHealthLimits: HealthLimits = Object.freeze({
  lagMs: [1000, 10_000],
  memoryBytes: [512 * 1024 * 1024, 1024 * 1024 * 1024],
  queueLength: [1000, 10_000],
  liveShare: [1, 0.5],
  signalQuality: [0.5, 0.4],
  calibrationScore: [1e-3, 1e-6],
  featureStability: [0.8, 0.5],
} as const);

/**
 * Health in seven parts, as a service tells it: a pure function of what was measured.
 *
 * @throws {ConfigError} if a limit is no pair of numbers
 * @example
 * const { status, workers } = health({ lagMs: 40, workers: 4, liveWorkers: 3 });
 * [status, workers.status, workers.value]; // ['degraded', 'degraded', 0.75]
 */
export function health(vitals: Vitals, limits: Partial<HealthLimits> = {}): Health {
  const all = requireLimits(limits);
  requireRecord('vitals', vitals);
  const { lagMs, memoryBytes, queueLength, liveWorkers, workers } = vitals;
  const share = (liveWorkers ?? Number.NaN) / (workers ?? Number.NaN);
  const parts = {
    calculationLag: notAbove(lagMs, all.lagMs),
    memory: notAbove(memoryBytes, all.memoryBytes),
    streams: notAbove(queueLength, all.queueLength),
    workers: notBelow(share, all.liveShare),
    signalQuality: notBelow(vitals.signalQuality, all.signalQuality),
    calibration: notBelow(vitals.calibrationScore, all.calibrationScore),
    drift: notBelow(vitals.featureStability, all.featureStability),
  };
  return { status: worst(Object.values(parts)), ...parts };
}

type Pair = readonly [degraded: number, failing: number];

function requireLimits(given: Partial<HealthLimits>): HealthLimits {
  requireKnownKeys('limits', requireRecord('limits', given), Object.keys(defaultHealthLimits));
  const pairs = Object.entries(given).map(
    ([name, pair]) => [name, requirePair(`limits.${name}`, pair)] as const,
  );
  return { ...defaultHealthLimits, ...Object.fromEntries(pairs) };
}

function requirePair(path: string, given: Pair): Pair {
  if (!Array.isArray(given) || given.length !== 2) {
    throw new ConfigError(path, 'two numbers, degraded and failing', given);
  }
  const [degraded, failing] = given as unknown as Pair;
  return [requireNumber(`${path}[0]`, degraded), requireNumber(`${path}[1]`, failing)];
}

function notAbove(value: number | undefined, [degraded, failing]: Pair): HealthPart {
  return part(value, (limit) => value! > limit, degraded, failing);
}

function notBelow(value: number | undefined, [degraded, failing]: Pair): HealthPart {
  return part(value, (limit) => value! < limit, degraded, failing);
}

function part(
  value: number | undefined,
  isBeyond: (limit: number) => boolean,
  degraded: number,
  failing: number,
): HealthPart {
  if (typeof value !== 'number' || Number.isNaN(value)) {
    return { status: 'unknown', value: Number.NaN, limit: degraded };
  }
  if (isBeyond(failing)) return { status: 'failing', value, limit: failing };
  if (isBeyond(degraded)) return { status: 'degraded', value, limit: degraded };
  return { status: 'ok', value, limit: degraded };
}

const order: readonly HealthStatus[] = ['unknown', 'ok', 'degraded', 'failing'];

function worst(parts: readonly HealthPart[]): HealthStatus {
  return order[Math.max(...parts.map(({ status }) => order.indexOf(status)))]!;
}
