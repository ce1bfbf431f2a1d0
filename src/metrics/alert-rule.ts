import { requireKnownKeys, requireNumber, requireOneOf, requireRecord } from '../core/arguments.js';
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
  if (!Array.isArray(rules)) throw new ConfigError('rules', 'a list of rules', rules);
  return Array.from(rules as readonly AlertRule[], (rule, i) => requireRule(`rules[${i}]`, rule));
}

const parts = ['type', 'component', 'above', 'below', 'severity'];

function requireRule(path: string, rule: AlertRule): Required<AlertRule> {
  requireKnownKeys(path, requireRecord(path, rule), parts);
  const { type, component = '', above, below, severity = 'warning' } = rule;
  if (above === undefined && below === undefined) {
    throw new ConfigError(`${path}.above`, 'a number, unless below is given', above);
  }
  if (typeof type !== 'string' || type === '') {
    throw new ConfigError(`${path}.type`, 'a text: the type of measurements', type);
  }
  if (typeof component !== 'string') {
    throw new ConfigError(`${path}.component`, 'a text', component);
  }
  return {
    type,
    component,
    above: above === undefined ? Number.MAX_VALUE : requireNumber(`${path}.above`, above),
    below: below === undefined ? -Number.MAX_VALUE : requireNumber(`${path}.below`, below),
    severity: requireOneOf(`${path}.severity`, severity, ['warning', 'critical']),
  };
}

/** The limit of `rule` that `value` is beyond; NaN if none. */
export function limitBroken({ above, below }: Required<AlertRule>, value: number): number {
  if (value > above) return above;
  return value < below ? below : Number.NaN;
}

export function concerns(rule: Required<AlertRule>, { type, component }: MetricRecord): boolean {
  return rule.type === type && (rule.component === '' || rule.component === component);
}
