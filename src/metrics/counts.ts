/** What went wrong, by reason and component. */
export interface ErrorSummary {
  readonly total: number;
  /** The most frequent reason first. */
  readonly byReason: Readonly<Record<string, number>>;
  readonly byComponent: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly latest:
    | { readonly time: number; readonly component: string; readonly reason: string }
    | undefined;
}

/** Counts by component and reason. */
export class Counts {
  readonly #byComponent: Map<string, Map<string, number>> = new Map();
  #latest: ErrorSummary['latest'];

  add(component: string, reason: string, amount: number, time: number): void {
    if (!(amount > 0 && Number.isFinite(amount))) return;
    const reasons = this.#byComponent.get(component) ?? new Map<string, number>();
    this.#byComponent.set(component, reasons);
    reasons.set(reason, (reasons.get(reason) ?? 0) + amount);
    this.#latest = { time, component, reason };
  }

  merge(other: Counts): void {
    const before = this.#latest;
    for (const [component, reasons] of other.#byComponent) {
      for (const [reason, amount] of reasons) this.add(component, reason, amount, Number.NaN);
    }
    const theirs = other.#latest;
    const isNewer = before === undefined || (theirs !== undefined && theirs.time > before.time);
    this.#latest = isNewer ? theirs : before;
  }

  summary(): ErrorSummary {
    const sums = new Map<string, number>();
    let total = 0;
    for (const reasons of this.#byComponent.values()) {
      for (const [reason, amount] of reasons) {
        sums.set(reason, (sums.get(reason) ?? 0) + amount);
        total += amount;
      }
    }
    const byComponent = [...this.#byComponent].map(
      ([component, reasons]) => [component, Object.fromEntries(reasons)] as const,
    );
    return {
      total,
      byReason: Object.fromEntries([...sums].sort((a, b) => b[1] - a[1])),
      byComponent: Object.fromEntries(byComponent),
      latest: this.#latest,
    };
  }
}
