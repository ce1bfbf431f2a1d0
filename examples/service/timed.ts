import type { Metrics } from 'barwave/metrics';

/** `work`, and how long it took, as the latency `of` a component. */
export async function timed<T>(metrics: Metrics | undefined, of: string, work: () => Promise<T>) {
  const began = performance.now();
  const done = await work();
  const value = performance.now() - began;
  metrics?.record({ component: of, type: 'latency', value, unit: 'ms' });
  return done;
}
