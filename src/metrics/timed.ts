import { ConfigError } from '../core/errors.js';
import type { Metrics } from './metrics.js';

/**
 * `work`, with how long each call of it takes measured as `latency` of `component`, in ms.
 *
 * It returns and throws what `work` does; what it throws is counted too, by the error's name. Where
 * `work` returns a `Promise`, the call lasts until that is settled. The clock is that of `metrics`, which
 * is as fine as the function that was handed in: `performance.now` has microseconds.
 *
 * @throws {ConfigError} if `work` is no function
 * @example
 * let time = 0;
 * const metrics = new Metrics({ now: () => time });
 * const slow = timed('model', (x: number) => ((time += 20), 2 * x), metrics);
 * slow(4); // 8
 * metrics.getMetrics()['model']!['latency']!.max; // 20
 */
export function timed<Inputs extends readonly unknown[], Output>(
  component: string,
  work: (...inputs: Inputs) => Output,
  metrics: Metrics,
): (...inputs: Inputs) => Output {
  if (typeof work !== 'function') throw new ConfigError('work', 'a function', work);
  return (...inputs) => {
    const start = metrics.time();
    const end = (): void => {
      const value = metrics.time() - start;
      metrics.record({ component, type: 'latency', value, unit: 'ms' });
    };
    const fail = (error: unknown): never => {
      end();
      metrics.count(component, nameOf(error));
      throw error;
    };
    let output: Output;
    try {
      output = work(...inputs);
    } catch (error) {
      return fail(error);
    }
    if (output instanceof Promise) {
      const settled = output.then((value) => {
        end();
        return value;
      }, fail);
      return settled as Output;
    }
    end();
    return output;
  };
}

/** The name of whatever was thrown, which may throw when it is asked. */
function nameOf(error: unknown): string {
  try {
    return error instanceof Error ? String(error.name) : 'thrown';
  } catch {
    return 'thrown';
  }
}
