import type { Metrics } from './metrics.js';

/**
 * `work`, with how long each call of it takes measured as `latency` of `component`, in ms.
 *
 * It returns and throws what `work` does; what it throws is counted too, by the error's name. Where
 * `work` returns a promise, the call lasts until that is settled. The clock is that of `metrics`, which
 * is as fine as the function that was handed in: `performance.now` has microseconds.
 *
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
    if (isPromise(output)) {
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

function isPromise(output: unknown): output is PromiseLike<unknown> {
  return typeof (output as PromiseLike<unknown> | null | undefined)?.then === 'function';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'thrown';
}
