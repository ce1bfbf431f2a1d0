import { requireRecord } from '../core/arguments.js';
import type { ErrorSummary } from './counts.js';
import type { Summary } from './series.js';
import type { MetricsView } from './series-book.js';

/** What a scrape is asked for. */
export interface Exposition {
  readonly metrics: MetricsView;
  readonly errors: ErrorSummary;
}

/**
 * Metrics as Prometheus reads them: text format 0.0.4, a summary for each type of measurement with
 * its components as labels, and a counter of errors by component and reason.
 *
 * @example
 * const metrics = new Metrics({ now: () => 0 });
 * metrics.record({ component: 'decide', type: 'latency', value: 2, unit: 'ms' });
 * const view = { metrics: metrics.getMetrics(), errors: metrics.getErrorSummary() };
 * prometheusText(view).split('\n')[2]; // 'barwave_latency_ms{component="decide",quantile="0.5"} 2'
 */
export function prometheusText(exposition: Exposition): string {
  const { metrics, errors } = requireRecord('exposition', exposition) as unknown as Exposition;
  requireRecord('exposition.metrics', metrics);
  requireRecord('exposition.errors', errors);
  const lines = Object.entries(byName(metrics)).flatMap(([name, summaries]) => [
    `# HELP ${name} Measurements of barwave.`,
    `# TYPE ${name} summary`,
    ...summaries.flatMap(({ component, summary }) => summaryLines(name, component, summary)),
  ]);
  const counts = Object.entries(errors.byComponent).flatMap(([component, reasons]) =>
    Object.entries(reasons).map(
      ([reason, count]) =>
        `barwave_errors_total{component="${escaped(component)}",reason="${escaped(reason)}"} ${count}`,
    ),
  );
  if (counts.length > 0) {
    lines.push('# HELP barwave_errors_total What went wrong, by reason.');
    lines.push('# TYPE barwave_errors_total counter', ...counts);
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

interface Labelled {
  readonly component: string;
  readonly summary: Summary;
}

/** Summaries of one type and unit together, as the format wants them. */
function byName(metrics: MetricsView): Record<string, Labelled[]> {
  const names: Record<string, Labelled[]> = Object.create(null);
  for (const [component, types] of Object.entries(metrics)) {
    for (const [type, summary] of Object.entries(types)) {
      const name = nameFrom(`barwave_${type}_${summary.unit}`);
      names[name] ??= [];
      names[name].push({ component, summary });
    }
  }
  return names;
}

function summaryLines(name: string, component: string, summary: Summary): string[] {
  const { p50, p95, p99, max, mean, count } = summary;
  const label = `component="${escaped(component)}"`;
  const quantiles = [
    ['0.5', p50],
    ['0.95', p95],
    ['0.99', p99],
    ['1', max],
  ] as const;
  return [
    ...quantiles.map(([q, value]) => `${name}{${label},quantile="${q}"} ${value}`),
    `${name}_sum{${label}} ${count === 0 ? 0 : mean * count}`,
    `${name}_count{${label}} ${count}`,
  ];
}

/** Letters, digits and _ alone. */
function nameFrom(text: string): string {
  return text.replaceAll(/[^a-zA-Z0-9_]/g, '_');
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
