import type { Metrics } from 'barwave/metrics';

/** `work`, and how long it took, as the latency of `component`. */
export async function timed<T>(
  metrics: Metrics | undefined,
  component: string,
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  const done = await work();
  const value = performance.now() - began;
  metrics?.record({ component, type: 'latency', value, unit: 'ms' });
  return done;
}
