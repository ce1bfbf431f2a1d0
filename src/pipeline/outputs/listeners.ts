import { requireOneOf } from '../../core/arguments.js';
import { ConfigError } from '../../core/errors.js';
import { type ToldEvent, type ToldType, toldTypes } from './told-event.js';

/** Listens to events of one type. If it returns a promise, only `settled` waits for it. */
export type Listener<T extends ToldType> = (event: ToldEvent<T>) => unknown;

type AnyListener = (event: ToldEvent) => unknown;

const none: ReadonlySet<AnyListener> = new Set();

/** Who wants to be told of what. Whatever a listener does reaches nobody else, and is counted. */
export class Listeners {
  readonly #byType = new Map<ToldType, Set<AnyListener>>();
  readonly #failures = new Map<ToldType, number>();
  readonly #pending = new Set<Promise<unknown>>();
  /** Whether a listener has not returned yet. */
  #isTelling = false;

  /** Tell `listener` of each event of `type`; returns what stops that. */
  on<T extends ToldType>(type: T, listener: Listener<T>): () => void {
    requireOneOf('type', type, toldTypes);
    if (typeof listener !== 'function') throw new ConfigError('listener', 'a function', listener);
    const own: AnyListener = (event) => listener(event as unknown as ToldEvent<T>);
    const listeners = this.#byType.get(type) ?? new Set();
    this.#byType.set(type, listeners.add(own));
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#byType.get(type) === listeners) this.#byType.delete(type);
    };
  }

  /** Whether anybody listens to events of `type`. */
  wants(type: ToldType): boolean {
    return this.#byType.has(type);
  }

  get isEmpty(): boolean {
    return this.#byType.size === 0;
  }

  /** How often listeners threw or rejected, by type of event. */
  get failures(): Readonly<Partial<Record<ToldType, number>>> {
    return Object.fromEntries(this.#failures);
  }

  /** @throws {Error} if a listener has not returned yet: what it feeds would overtake what it heard */
  checkEntrance(): void {
    if (this.#isTelling) throw new Error('called from within a listener that has not returned');
  }

  /** Tell all who listened when this began; also of an alert that a listener's measurement raises. */
  tell(event: ToldEvent): void {
    const wasTelling = this.#isTelling;
    this.#isTelling = true;
    for (const listener of [...(this.#byType.get(event.type) ?? none)]) this.#call(listener, event);
    this.#isTelling = wasTelling;
  }

  #call(listener: AnyListener, event: ToldEvent): void {
    const onFailure = (): void => {
      this.#failures.set(event.type, (this.#failures.get(event.type) ?? 0) + 1);
    };
    try {
      const answer = listener(event);
      if (!(answer instanceof Promise)) return;
      const settled = answer.catch(onFailure).finally(() => this.#pending.delete(settled));
      this.#pending.add(settled);
    } catch {
      onFailure();
    }
  }

  /** Resolves, never rejects, once all that listeners have begun is done. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }
}
