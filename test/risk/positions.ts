import {
  type DecisionInput,
  decide,
  type OpenPosition,
  type RiskOptions,
  riskPolicy,
} from '../../src/risk/index.js';

/** A bar that ends ten minutes after the position was opened, ATR 2, and no signal. */
export const bar: DecisionInput = {
  ...{ symbol: 'S', time: 540_000, end: 600_000, decidedAt: 600_000 },
  ...{ price: 100, atr: 2, equity: 10_000 },
};
export const long: OpenPosition = {
  ...{ quantity: 20, entry: 100, openedAt: 0, stop: 96, target: 108 },
  ...{ horizonMs: 600_001, entryCount: 1 },
};
export const short: OpenPosition = { ...long, quantity: -20, stop: 104, target: 92 };

/** What is done about `position`, how much of it, and the first reason. */
export function done(
  position: OpenPosition,
  change: Partial<DecisionInput>,
  options: RiskOptions = {},
): unknown[] {
  const policy = riskPolicy({ step: 1, ...options });
  const { action, quantity, reasons } = decide(policy, { ...bar, position, ...change });
  return [action, quantity, reasons[0]];
}

export const kept: readonly unknown[] = ['hold', 0, { code: 'position-kept' }];
