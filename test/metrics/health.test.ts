import { expect, it } from 'vitest';
import { health, Metrics, prometheusText } from '../../src/metrics/index.js';

it.each([
  [{}, 'unknown'],
  [{ lagMs: 1000, memoryBytes: 512 * 2 ** 20, queueLength: 1000, signalQuality: 0.5 }, 'ok'],
  [{ workers: 4, liveWorkers: 4 }, 'ok'],
  [{ lagMs: 1001 }, 'degraded'],
  [{ lagMs: 10_001 }, 'failing'],
  [{ memoryBytes: 2 ** 30 }, 'degraded'],
  [{ memoryBytes: 2 ** 30 + 1 }, 'failing'],
  [{ queueLength: 1001 }, 'degraded'],
  [{ workers: 4, liveWorkers: 3 }, 'degraded'],
  [{ workers: 4, liveWorkers: 1 }, 'failing'],
  [{ workers: 0, liveWorkers: 0 }, 'unknown'],
  [{ signalQuality: 0.45 }, 'degraded'],
  [{ signalQuality: 0.3, lagMs: 5 }, 'failing'],
  [{ signalQuality: Number.NaN, lagMs: 5 }, 'ok'],
  [{ calibrationScore: 0.4, featureStability: 1 }, 'ok'],
  [{ calibrationScore: 1e-4 }, 'degraded'],
  [{ calibrationScore: 1e-9 }, 'failing'],
  [{ featureStability: 0.75 }, 'degraded'],
  [{ featureStability: 0.4 }, 'failing'],
])('%o is %s', (vitals, status) => {
  expect(health(vitals).status).toBe(status);
});

it('each part says its value and the limit it is judged by; limits can be given', () => {
  const { calculationLag, streams } = health({ lagMs: 70 }, { lagMs: [50, 100] });
  expect(calculationLag).toEqual({ status: 'degraded', value: 70, limit: 50 });
  expect(streams).toEqual({ status: 'unknown', value: Number.NaN, limit: 1000 });
  const { memory, workers, drift } = health({
    memoryBytes: 5,
    workers: 4,
    liveWorkers: 1,
    featureStability: 0.8,
  });
  expect(memory).toEqual({ status: 'ok', value: 5, limit: 512 * 2 ** 20 });
  expect(workers).toEqual({ status: 'failing', value: 0.25, limit: 0.5 });
  expect(drift).toEqual({ status: 'ok', value: 0.8, limit: 0.8 });
});

it.each([
  [null, 'limits must be an object'],
  [{ lag: [1, 2] }, 'limits.lag'],
  [{ lagMs: 50 }, 'limits.lagMs'],
  [{ lagMs: [50] }, 'limits.lagMs'],
  [{ lagMs: [50, '100'] }, 'limits.lagMs[1]'],
  [{ lagMs: Array(2) }, 'limits.lagMs[0]'],
])('limits of %o are refused', (limits, path) => {
  expect(() => health({}, limits as never)).toThrow(path);
});

it('what is no number was not measured', () => {
  expect(health({ lagMs: '50000' as never }).status).toBe('unknown');
});

it('metrics are told to Prometheus type by type, with labels escaped', () => {
  const metrics = new Metrics({ now: () => 0 });
  metrics.record({ component: 'a', type: 'latency', value: 2, unit: 'ms' });
  metrics.record({ component: 'b"\\\n', type: 'latency', value: 4, unit: 'ms' });
  metrics.record({ component: 'a', type: 'queue-length', value: 3, unit: 'count' });
  metrics.count('a', 'late', 2);
  const text = prometheusText({
    metrics: metrics.getMetrics(),
    errors: metrics.getErrorSummary(),
  });
  const summary = (name: string, component: string, value: number): string[] => [
    ...['0.5', '0.95', '0.99', '1'].map(
      (q) => `${name}{component="${component}",quantile="${q}"} ${value}`,
    ),
    `${name}_sum{component="${component}"} ${value}`,
    `${name}_count{component="${component}"} 1`,
  ];
  expect(text.split('\n')).toEqual([
    '# HELP barwave_latency_ms Measurements of barwave.',
    '# TYPE barwave_latency_ms summary',
    ...summary('barwave_latency_ms', 'a', 2),
    ...summary('barwave_latency_ms', 'b\\"\\\\\\n', 4),
    '# HELP barwave_queue_length_count Measurements of barwave.',
    '# TYPE barwave_queue_length_count summary',
    ...summary('barwave_queue_length_count', 'a', 3),
    '# HELP barwave_errors_total What went wrong, by reason.',
    '# TYPE barwave_errors_total counter',
    'barwave_errors_total{component="a",reason="late"} 2',
    '',
  ]);
});

it('a summary of no measurements has the sum 0, as the format wants it', () => {
  const { NaN: none } = Number;
  const quantiles = { min: none, p50: none, p95: none, p99: none, max: none };
  const summary = { count: 0, mean: none, ...quantiles, unit: 'ms', last: none, perSecond: none };
  const errors = new Metrics({ now: () => 0 }).getErrorSummary();
  const lines = prometheusText({ metrics: { a: { wait: summary } }, errors }).split('\n');
  expect(lines.slice(-3, -1)).toEqual([
    'barwave_wait_ms_sum{component="a"} 0',
    'barwave_wait_ms_count{component="a"} 0',
  ]);
});

it('of nothing there is nothing to tell', () => {
  const metrics = new Metrics({ now: () => 0 });
  expect(prometheusText({ metrics: {}, errors: metrics.getErrorSummary() })).toBe('');
});
