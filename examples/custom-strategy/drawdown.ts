import { admitSnapshot, fitState, type Snapshot, snapshotOf } from 'barwave/core';
import type { Stage } from 'barwave/pipeline';
import type { StrategyView } from 'barwave/strategies';

/** How far the close is below the highest there was, as a share. */
export class Drawdown implements Stage {
  readonly id = 'drawdown()';
  #highest = 0;

  update({ bar }: StrategyView): number {
    this.#highest = Math.max(this.#highest, bar.close);
    return 1 - bar.close / this.#highest;
  }

  peek({ bar }: StrategyView): number {
    return 1 - bar.close / Math.max(this.#highest, bar.close);
  }

  snapshot(): Snapshot {
    const state = { highest: this.#highest };
    return snapshotOf(this.id, 1, state);
  }

  restore(snapshot: Snapshot): void {
    const { highest } = fitState({ highest: 0 }, admitSnapshot(snapshot, this.id, 1), 'state');
    this.#highest = highest;
  }
}
