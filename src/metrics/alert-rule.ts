import { requireNumber, requireOneOf } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import type { MetricRecord } from './record.js';

export type AlertSeverity = 'warning' | 'critical';

/** When a measurement is worth waking somebody. Give `above`, `below` or both. */
export interface AlertRule {
  /** Of which measurements: this type, */
  readonly type: string;
  /** and of this component; default all. */
  readonly component?: string;
  readonly above?: number;
  readonly below?: number;
  /** Default 'warning'. */
  readonly severity?: AlertSeverity;
}

/** A limit that was crossed, one way or the other. */
export interface Alert {
  readonly time: number;
  readonly state: 'raised' | 'cleared';
  readonly severity: AlertSeverity;
  readonly component: string;
  readonly type: string;
  readonly value: number;
  /** The limit that the value is beyond, or was. */
  readonly limit: number;
  /** One sentence. */
  readonly message: string;
}

/** A second, 512 MiB, seven tenths of a perfect quality, five minutes. */
export const defaultAlertRules: readonly AlertRule[] = Object.freeze([
  Object.freeze({ type: 'latency', above: 1000 }),
  Object.freeze({ type: 'memory', above: 512 * 1024 * 1024 }),
  Object.freeze({ type: 'quality', below: 0.7 }),
  Object.freeze({ type: 'age', above: 300_000 }),
]);

/** @throws {ConfigError} naming the rule and what is wrong with it */
export function requireRules(rules: readonly AlertRule[]): readonly Required<AlertRule>[] {
  return rules.map(({ type, component = '', above, below, severity = 'warning' }, i) => {
    const path = `rules[${i}]`;
    if (above === undefined && below === undefined) {
      throw new ConfigError(`${path}.above`, 'given, or below', above);
    }
    if (typeof type !== 'string' || type === '') {
      throw new ConfigError(`${path}.type`, 'a type of measurements', type);
    }
    return {
      type,
      component,
      above: requireNumber(`${path}.above`, above ?? Number.MAX_VALUE, -Number.MAX_VALUE),
      below: requireNumber(`${path}.below`, below ?? -Number.MAX_VALUE, -Number.MAX_VALUE),
      severity: requireOneOf(`${path}.severity`, severity, ['warning', 'critical']),
    };
  });
}

/** The limit of `rule` that `value` is beyond; NaN if none. */
export function limitBroken({ above, below }: Required<AlertRule>, value: number): number {
  if (value > above) return above;
  return value < below ? below : Number.NaN;
}

export function concerns(rule: Required<AlertRule>, { type, component }: MetricRecord): boolean {
  return rule.type === type && (rule.component === '' || rule.component === component);
}
