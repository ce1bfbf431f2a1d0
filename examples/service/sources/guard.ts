// Asking with care: few at a time, again after a fault, and not at all for a while after many.
import * as cockatiel from 'cockatiel';
import { SourceFault } from './source.js';

export interface GuardOptions {
  readonly attempts?: number;
  readonly firstDelayMs?: number;
  readonly breakAfter?: number;
  readonly halfOpenMs?: number;
}

export type Guard = ReturnType<typeof guard>;

const mostAtOnce = 10;
const mostWaiting = 1000;

/** Faults that may be gone a moment later. What was refused is refused again. */
const passing = cockatiel.handleWhen(
  (error) =>
    error instanceof SourceFault && ['unavailable', 'timeout', 'malformed'].includes(error.kind),
);
const breaking = cockatiel.handleWhen(
  (error) => error instanceof SourceFault && error.kind !== 'rate-limit',
);

export function guard(options: GuardOptions) {
  const { attempts = 2, firstDelayMs = 100, breakAfter = 5, halfOpenMs = 10_000 } = options;
  // The delays of cockatiel's exponential backoff have decorrelated jitter.
  const backoff = new cockatiel.ExponentialBackoff({ initialDelay: firstDelayMs, maxDelay: 5000 });
  const breaker = cockatiel.circuitBreaker(breaking, {
    halfOpenAfter: halfOpenMs,
    breaker: new cockatiel.ConsecutiveBreaker(breakAfter),
  });
  const again = cockatiel.retry(passing, { maxAttempts: attempts, backoff });
  const policy = cockatiel.wrap(cockatiel.bulkhead(mostAtOnce, mostWaiting), breaker, again);
  return async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await policy.execute(work);
    } catch (error) {
      if (error instanceof cockatiel.BrokenCircuitError)
        throw new SourceFault('open', 'its breaker is open');
      throw error;
    }
  };
}
