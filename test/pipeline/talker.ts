import type { Opinion, Strategy } from '../../src/strategies/index.js';

/** Speaks on every bar. */
export class Talker implements Strategy {
  readonly kind = 'talker';
  readonly version = 1;
  readonly id = 'talker';
  readonly family = 'test';
  readonly needs = {};
  readonly warmUp = 2;
  update(): Opinion {
    return { direction: 'up', strength: 1, horizonBars: 1, reasons: [] };
  }
  peek(): Opinion {
    return this.update();
  }
  reset(): void {}
  snapshot() {
    return { format: 1, version: 1, id: 'talker', state: {} } as never;
  }
  restore(): void {}
}
