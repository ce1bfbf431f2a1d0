import { expect, it } from 'vitest';
import { type Alert, Metrics } from '../../src/metrics/index.js';

const record = (metrics: Metrics, component: string, value: number): void =>
  metrics.record({ component, type: 'latency', value, unit: 'ms' });

it('are raised where a limit is crossed, and cleared where it is kept again', () => {
  let time = 0;
  const metrics = new Metrics({ now: () => time++ });
  const told: Alert[] = [];
  const stop = metrics.onAlert((alert) => told.push(alert));
  for (const value of [10, 1000, 1001, 2000, 999, 1500]) record(metrics, 'a', value);
  record(metrics, 'b', 3000);
  expect(told.map(({ state, component, value }) => [state, component, value])).toEqual([
    ['raised', 'a', 1001],
    ['cleared', 'a', 999],
    ['raised', 'a', 1500],
    ['raised', 'b', 3000],
  ]);
  expect(told.every(({ limit }) => limit === 1000)).toBe(true);
  expect(told[0]!.message).toBe('latency of a is 1001 ms, beyond the limit of 1000');
  stop();
  record(metrics, 'b', 1);
  expect(told).toHaveLength(4);
  expect(metrics.alerts).toHaveLength(5);
});

it.each([
  ['memory', 512 * 2 ** 20, 512 * 2 ** 20 + 1],
  ['quality', 0.7, 0.69],
  ['age', 300_000, 300_001],
])('by default of %s: %d is within, %d beyond', (type, within, beyond) => {
  const metrics = new Metrics({ now: () => 0 });
  metrics.record({ component: 'a', type, value: within, unit: '' });
  expect(metrics.alerts).toEqual([]);
  metrics.record({ component: 'a', type, value: beyond, unit: '' });
  expect(metrics.alerts.map(({ state, type: of }) => [state, of])).toEqual([['raised', type]]);
});

it('are of a limit above and of one below, and of neither in between', () => {
  const rules = [{ type: 'latency', above: 5, below: 2 }];
  const metrics = new Metrics({ now: () => 0, rules });
  for (const value of [2, 1, 5, 6, 1, 3]) record(metrics, 'a', value);
  expect(metrics.alerts.map(({ state, value, limit }) => [state, value, limit])).toEqual([
    ['raised', 1, 2],
    ['cleared', 5, 2],
    ['raised', 6, 5],
    ['cleared', 3, 5],
  ]);
  expect(metrics.alerts[1]!.message).toBe('latency of a is 5 ms, within the limit of 2');
});

it('are raised anew after a reset', () => {
  const metrics = new Metrics({ now: () => 0 });
  record(metrics, 'a', 2000);
  metrics.reset();
  record(metrics, 'a', 2000);
  expect(metrics.alerts).toHaveLength(1);
});

it('are of the component that a rule names', () => {
  const rules = [{ type: 'latency', component: 'a', above: 5, severity: 'critical' }] as const;
  const metrics = new Metrics({ now: () => 0, rules });
  for (const component of ['a', 'b']) record(metrics, component, 6);
  expect(metrics.alerts.map((alert) => [alert.component, alert.severity])).toEqual([
    ['a', 'critical'],
  ]);
});

it('are kept up to a number', () => {
  const metrics = new Metrics({ now: () => 0, keep: 2 });
  for (let i = 0; i < 9; i++) record(metrics, `${i}`, 2000);
  expect(metrics.alerts.map(({ component }) => component)).toEqual(['7', '8']);
});

it('reach a listener that nobody waits for, and whose promise fails', async () => {
  const metrics = new Metrics({ now: () => 0 });
  metrics.onAlert(async () => {
    throw new Error('no webhook');
  });
  record(metrics, 'a', 9999);
  await undefined;
  expect(metrics.getErrorSummary().byComponent['metrics']).toEqual({ 'listener-threw': 1 });
});

it('reach every listener, whatever another throws', () => {
  const metrics = new Metrics({ now: () => 0 });
  let told = 0;
  metrics.onAlert(() => {
    throw new Error('no');
  });
  metrics.onAlert(() => {
    told += 1;
  });
  record(metrics, 'a', 9999);
  expect(told).toBe(1);
  expect(metrics.getErrorSummary().byComponent['metrics']).toEqual({ 'listener-threw': 1 });
});
