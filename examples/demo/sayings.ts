import type { Decision, ReportData, Signal } from 'barwave';
import type { StrategyTracker } from 'barwave/performance';

type Reported<Part extends 'signals' | 'decisions'> = NonNullable<ReportData[Part]>[number];
type Records = StrategyTracker['records'];

export function reportSignal(signal: Signal, time: number): Reported<'signals'> {
  const { timeframe, strategy, pUp, strength } = signal;
  const direction = signOf(signal.direction);
  const reasons = codes(signal.reasons).slice(0, 1);
  return { time, timeframe, strategy, direction, pUp, strength, reasons };
}

export function reportDecision(decision: Decision, time: number): Reported<'decisions'> {
  const { action, side, quantity, price, stop, reasons } = decision;
  const words = action === 'hold' ? action : `${action} ${side}`;
  return { time, action: words, quantity, price, stop, reason: codes(reasons).join(', ') };
}

export function signOf(direction: Signal['direction']): number {
  if (direction === 'flat') return 0;
  return direction === 'up' ? 1 : -1;
}

/** What came of each strategy in each timeframe, all regimes together. */
export function strategies(records: Records): NonNullable<ReportData['strategies']> {
  return groups(records, ({ strategy, timeframe }) => `${strategy} ${timeframe}`).map((group) => {
    const outcomes = group.reduce((sum, one) => sum + one.outcomes, 0);
    const mean = (of: (one: Records[number]) => number): number =>
      group.reduce((sum, one) => sum + of(one) * one.outcomes, 0) / outcomes;
    const { strategy, timeframe } = group[0]!;
    const hitRatio = mean((one) => one.hitRatio);
    return { strategy, timeframe, outcomes, hitRatio, brier: mean((one) => one.brier) };
  });
}

/** All signals by the tenth of the probability that was said. */
export function reliability(records: Records): NonNullable<ReportData['reliability']> {
  const bins = records.flatMap((record) => record.bins);
  return {
    bins: groups(bins, ({ meanUp }) => String(Math.min(9, Math.floor(10 * meanUp)))).map(
      (group) => {
        const count = group.reduce((sum, bin) => sum + bin.count, 0);
        const mean = (of: (bin: (typeof bins)[number]) => number): number =>
          group.reduce((sum, bin) => sum + of(bin) * bin.count, 0) / count;
        return { count, meanUp: mean((bin) => bin.meanUp), upRatio: mean((bin) => bin.upRatio) };
      },
    ),
  };
}

/** Those of one key together, in the order in which the keys come first. */
function groups<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const byKey = new Map<string, T[]>();
  for (const item of items) byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item]);
  return [...byKey.values()];
}

function codes(reasons: Signal['reasons']): string[] {
  return reasons.map(({ code }) => code.replaceAll('-', ' '));
}
