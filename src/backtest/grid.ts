import { requireKnownKeys, requireRecord } from '../core/arguments.js';
import { ConfigError } from '../core/errors.js';
import { findingOptions } from '../pipeline/finding-design.js';
import type { PipelineOptions } from '../pipeline/options.js';
import type { PaperBrokerOptions } from '../simulation/paper-broker.js';
import type { OrderPlanOptions } from './order-plan.js';

/** What a configuration is made of: what a backtest is, as options. */
export interface SweptOptions {
  readonly pipeline: PipelineOptions;
  readonly broker?: PaperBrokerOptions;
  readonly orders?: OrderPlanOptions;
}

/** Values by the path of what they replace: `{ 'pipeline.risk.riskRatio': [0.005, 0.01] }`. */
export type SweptParameters = Readonly<Record<string, readonly unknown[]>>;

/** One combination of values, and the options that it makes. */
export interface GridPoint {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly options: SweptOptions;
}

const MOST_POINTS = 100_000;

/**
 * Every combination of the values, the last path's changing first.
 *
 * @throws {ConfigError} if a path does not begin with `pipeline`, `broker` or `orders`, goes through
 *   something that is no record, or has no values
 */
export function gridOf(base: SweptOptions, parameters: SweptParameters): readonly GridPoint[] {
  const paths = Object.entries(requireRecord('parameters', parameters)) as [string, unknown[]][];
  let points: readonly GridPoint[] = [{ parameters: {}, options: base }];
  for (const [path, values] of paths) {
    if (!Array.isArray(values) || values.length === 0) {
      throw new ConfigError(`parameters.${path}`, 'a list of at least one value', values);
    }
    const [part, ...rest] = path.split('.');
    requireKnownKeys('parameters', { [part!]: 0 }, ['pipeline', 'broker', 'orders']);
    if (rest.length === 0 || rest.includes('__proto__')) {
      throw new ConfigError(`parameters.${path}`, 'the path of an option', path);
    }
    points = points.flatMap((point) =>
      values.map((value) => ({
        parameters: { ...point.parameters, [path]: value },
        options: replaced(point.options, [part!, ...rest], value, path) as SweptOptions,
      })),
    );
    if (points.length > MOST_POINTS) {
      throw new ConfigError('parameters', `at most ${MOST_POINTS} combinations`, points.length);
    }
  }
  return points;
}

/** A copy of `record` with another value at `path`; what is on the way is made where it is missing. */
function replaced(
  record: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
  whole: string,
): unknown {
  if (key === undefined) return value;
  const own = record === undefined ? {} : requireRecord(`parameters.${whole}`, record);
  return { ...own, [key]: replaced(own[key], rest, value, whole) };
}

/** What configurations have to share so that one can follow the other, as text. */
export function lanesKey({ pipeline }: SweptOptions): string {
  return findingOptions(pipeline);
}
