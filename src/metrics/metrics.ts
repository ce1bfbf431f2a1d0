import { requireInteger, requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { type Alert, type AlertRule, defaultAlertRules, requireRules } from './alert-rule.js';
import { Alerts } from './alerts.js';
import { Counts, type ErrorSummary } from './counts.js';
import { type Measurement, type MetricRecord, measurementFrom } from './record.js';
import { type MetricsView, SeriesBook } from './series-book.js';

export interface MetricsOptions {
  /** Epoch ms; the library has no clock of its own. */
  readonly now: () => number;
  /** What to raise alerts for; default `defaultAlertRules`. */
  readonly rules?: readonly AlertRule[];
  /** Newest measurements and alerts that are kept; 0 … 1,000,000, default 1,000. */
  readonly keep?: number;
}

/**
 * Metrics: measurements by component and type, counts by reason, alerts where a limit is crossed.
 *
 * It only listens. Nothing that it does, or that its clock or its listeners throw, reaches whom it
 * measures; what failed is counted, of the component `metrics`.
 *
 * @throws {ConfigError} if an option is no such option; never because of a measurement
 * @cost    O(1) a measurement; a sketch for each component and type
 * @example
 * let time = 0;
 * const metrics = new Metrics({ now: () => time });
 * for (const value of [3, 5, 4]) {
 *   metrics.record({ component: 'decide', type: 'latency', value, unit: 'ms' });
 *   time += 500;
 * }
 * const { count, mean, max, perSecond } = metrics.getMetrics()['decide']!['latency']!;
 * [count, mean, max, perSecond]; // [3, 4, 5, 2]
 * metrics.count('validation', 'high-below-low');
 * metrics.getErrorSummary().byReason; // { 'high-below-low': 1 }
 */
export class Metrics {
  readonly #now: () => number;
  readonly #keep: number;
  readonly #rules: readonly Required<AlertRule>[];
  #series: SeriesBook = new SeriesBook();
  #records: MetricRecord[] = [];
  #counts: Counts = new Counts();
  readonly #alerts: Alerts;

  constructor(options: MetricsOptions) {
    requireKnownKeys('', requireRecord('options', options), ['now', 'rules', 'keep']);
    const { now, rules = defaultAlertRules, keep = 1000 } = options;
    if (typeof now !== 'function') throw new ConfigError('now', 'a function', now);
    this.#now = now;
    this.#rules = requireRules(rules);
    this.#keep = requireInteger('keep', keep, 0, 1_000_000);
    const onFailure = (): void => this.count('metrics', 'listener-threw');
    this.#alerts = new Alerts(this.#rules, this.#keep, onFailure);
  }

  /**
   * Take a measurement in. A value that is no finite number is counted, `not-finite`, of its component;
   * what is no measurement, `not-a-measurement`, of `metrics`.
   */
  record(given: Measurement): void {
    const measurement = measurementFrom(given);
    if (measurement === undefined) this.count('metrics', 'not-a-measurement');
    else if (!Number.isFinite(measurement.value)) this.count(measurement.component, 'not-finite');
    else this.#take({ time: this.time(), ...measurement });
  }

  #take(record: MetricRecord): void {
    const { component, type, value, unit, time } = record;
    this.#series.of(component, type).add(value, unit, time);
    this.#records.push(record);
    if (this.#records.length > 2 * this.#keep) this.#records = this.records;
    this.#alerts.judge(record);
  }

  /** Count something that went wrong, by its reason. */
  count(component: string, reason: string, amount = 1): void {
    this.#counts.add(component, reason, amount, this.time());
  }

  /** What the clock says; NaN, and counted, if it throws or says no number. */
  time(): number {
    try {
      const time = this.#now();
      if (Number.isFinite(time)) return time;
    } catch {
      // As if it had said nothing.
    }
    this.#counts.add('metrics', 'clock-failed', 1, Number.NaN);
    return Number.NaN;
  }

  /** Call `listener` with each alert; returns what stops that. Nobody waits for a promise of it. */
  onAlert(listener: (alert: Alert) => unknown): () => void {
    return this.#alerts.listen(listener);
  }

  /** The newest measurements, oldest first. */
  get records(): MetricRecord[] {
    return this.#keep === 0 ? [] : this.#records.slice(-this.#keep);
  }

  /** The newest alerts, oldest first. */
  get alerts(): readonly Alert[] {
    return this.#alerts.latest;
  }

  getMetrics(): MetricsView {
    return this.#series.view();
  }

  getErrorSummary(): ErrorSummary {
    return this.#counts.summary();
  }

  /** Take in the distributions and counts of `other`. */
  merge(other: Metrics): void {
    this.#series.merge(other.#series);
    this.#counts.merge(other.#counts);
  }

  reset(): void {
    this.#series = new SeriesBook();
    this.#records = [];
    this.#counts = new Counts();
    this.#alerts.reset();
  }

  /** Metrics of the same clock and rules that has measured nothing. */
  sibling(): Metrics {
    return new Metrics({ now: this.#now, rules: this.#rules, keep: this.#keep });
  }
}
