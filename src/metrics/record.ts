/** One measurement. */
export interface MetricRecord {
  /** Epoch ms, by the clock that was handed in; NaN if that failed. */
  readonly time: number;
  /** What was measured, e.g. `validation`, `1h`, `BTC/USD`. */
  readonly component: string;
  /** What of it, e.g. `latency`, `memory`, `queue`, `quality`. */
  readonly type: string;
  readonly value: number;
  /** Of the value, e.g. `ms`, `bytes`, `count`, `ratio`. */
  readonly unit: string;
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
}

/** A measurement before it has its time. */
export type Measurement = Pick<MetricRecord, 'component' | 'type' | 'value' | 'unit'> &
  Partial<Pick<MetricRecord, 'metadata'>>;

/** `given` as the measurement that it is, each field read once; `undefined` if it is none. */
export function measurementFrom(given: unknown): Required<Measurement> | undefined {
  try {
    const { component, type, value, unit, metadata } = given as Measurement;
    const isNamed =
      typeof component === 'string' && typeof type === 'string' && typeof unit === 'string';
    return isNamed ? { component, type, value, unit, metadata: { ...metadata } } : undefined;
  } catch {
    return undefined;
  }
}
