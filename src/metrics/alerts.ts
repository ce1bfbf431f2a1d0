import { type Alert, type AlertRule, concerns, limitBroken } from './alert-rule.js';
import type { MetricRecord } from './record.js';

/**
 * Rules over measurements. An alert is raised when a measurement first breaks a limit, and cleared by
 * the first that keeps it: not said again in between.
 */
export class Alerts {
  readonly #rules: readonly Required<AlertRule>[];
  readonly #keep: number;
  readonly #onFailure: () => void;
  readonly #listeners: Set<(alert: Alert) => unknown> = new Set();
  /** The limits that are broken, by rule and component. */
  readonly #broken: Map<string, number> = new Map();
  #latest: Alert[] = [];

  constructor(rules: readonly Required<AlertRule>[], keep: number, onFailure: () => void) {
    this.#rules = rules;
    this.#keep = keep;
    this.#onFailure = onFailure;
  }

  get latest(): readonly Alert[] {
    return this.#keep === 0 ? [] : this.#latest.slice(-this.#keep);
  }

  listen(listener: (alert: Alert) => unknown): () => void {
    const own = (alert: Alert): unknown => listener(alert);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  judge(record: MetricRecord): void {
    for (let i = 0; i < this.#rules.length; i++) {
      const rule = this.#rules[i]!;
      if (!concerns(rule, record)) continue;
      const key = `${i} ${record.component}`;
      const before = this.#broken.get(key);
      const limit = limitBroken(rule, record.value);
      const isBroken = !Number.isNaN(limit);
      if (isBroken === (before !== undefined)) continue;
      if (isBroken) this.#broken.set(key, limit);
      else this.#broken.delete(key);
      this.#tell(alertOf(record, rule, isBroken ? 'raised' : 'cleared', before ?? limit));
    }
  }

  reset(): void {
    this.#broken.clear();
    this.#latest = [];
  }

  #tell(alert: Alert): void {
    this.#latest.push(alert);
    if (this.#latest.length > 2 * this.#keep) this.#latest = [...this.latest];
    for (const listener of [...this.#listeners]) {
      try {
        const answer = listener(alert);
        if (answer instanceof Promise) answer.catch(this.#onFailure);
      } catch {
        this.#onFailure();
      }
    }
  }
}

function alertOf(
  { time, component, type, value, unit }: MetricRecord,
  { severity }: Required<AlertRule>,
  state: Alert['state'],
  limit: number,
): Alert {
  const side = state === 'raised' ? 'beyond' : 'within';
  const message = `${type} of ${component} is ${value} ${unit}, ${side} the limit of ${limit}`;
  return { time, state, severity, component, type, value, limit, message };
}
