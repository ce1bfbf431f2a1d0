// A source that is asked with care: few at a time, again after a fault, and not at all for a while
// after many.
import {
  BrokenCircuitError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel';
import { type Candles, type Source, SourceFault, type SourceName, type Wanted } from './source.js';

export interface GuardOptions {
  readonly concurrency?: number;
  readonly attempts?: number;
  readonly firstDelayMs?: number;
  readonly breakAfter?: number;
  readonly halfOpenMs?: number;
}

/** Faults that may be gone a moment later. What was refused is refused again. */
const passing = handleWhen(
  (error) =>
    error instanceof SourceFault && ['unavailable', 'timeout', 'malformed'].includes(error.kind),
);
const breaking = handleWhen((error) => error instanceof SourceFault && error.kind !== 'rate-limit');

export class Guarded implements Source {
  readonly name: SourceName;
  readonly #source: Source;
  readonly #breaker: ReturnType<typeof circuitBreaker>;
  readonly #policy: ReturnType<typeof wrap>;

  constructor(source: Source, options: GuardOptions = {}) {
    const {
      concurrency = 10,
      attempts = 2,
      firstDelayMs = 100,
      breakAfter = 5,
      halfOpenMs = 10_000,
    } = options;
    this.name = source.name;
    this.#source = source;
    // The delays of cockatiel's exponential backoff have decorrelated jitter.
    const backoff = new ExponentialBackoff({ initialDelay: firstDelayMs, maxDelay: 5000 });
    const breaker = new ConsecutiveBreaker(breakAfter);
    this.#breaker = circuitBreaker(breaking, { halfOpenAfter: halfOpenMs, breaker });
    this.#policy = wrap(
      bulkhead(concurrency, 1000),
      this.#breaker,
      retry(passing, { maxAttempts: attempts, backoff }),
    );
  }

  get isOpen(): boolean {
    return this.#breaker.state === CircuitState.Open;
  }

  async fetch(wanted: Wanted): Promise<Candles> {
    try {
      return await this.#policy.execute(() => this.#source.fetch(wanted));
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw new SourceFault('open', 'its breaker is open');
      throw error;
    }
  }
}
