import { requireRecord } from '../core/arguments.js';
import { requireList } from '../core/lists.js';
import { maxDrawdown } from '../performance/drawdowns.js';
import type { SweepResult } from './sweep.js';

/**
 * A sweep as text: a line for each configuration, best first, and below what the best is worth as the
 * best of so many. The Sharpe ratios are those of one end.
 *
 * @param rows  configurations to print; default 10
 * @example
 * const result = sweep({
 *   pipeline: { base: '1m' },
 *   bars: minuteBars.map((bar) => ({ ...bar, symbol: 'X' })),
 *   parameters: { 'orders.targetMultiple': [1, 2] },
 * });
 * sweepTable(result).split('\n').at(-1)?.includes('probability of overfitting'); // true
 */
export function sweepTable(result: SweepResult, rows = 10): string {
  const { configurations, evidence } = requireRecord('result', result) as unknown as SweepResult;
  requireList('result.configurations', configurations);
  requireRecord('result.evidence', evidence);
  const { sharpes, trials, expectedBest, deflatedSharpe, probabilityOfOverfitting } = evidence;
  const places = configurations.map((_, i) => i).sort((a, b) => sharpes[b]! - sharpes[a]! || a - b);
  const lines = places.slice(0, rows).map((i) => {
    const { parameters, equity, trades } = configurations[i]!;
    const growth = equity.length < 2 ? Number.NaN : equity.at(-1)! / equity[0]! - 1;
    return [
      sharpes[i]!.toFixed(5),
      percent(growth),
      percent(maxDrawdown(equity)),
      String(trades.length),
      Object.entries(parameters)
        .map(([path, value]) => `${path} ${JSON.stringify(value)}`)
        .join(', '),
    ];
  });
  const head = ['Sharpe', 'growth', 'drawdown', 'trades', 'configuration'];
  const widths = head.map((title, c) =>
    Math.max(title.length, ...lines.map((line) => line[c]!.length)),
  );
  const table = [head, ...lines].map((line) =>
    line.map((cell, c) => (c < 4 ? cell.padStart(widths[c]!) : cell)).join('  '),
  );
  return [
    ...table,
    `best of ${trials}; luck alone gives the best ${expectedBest.toFixed(5)}`,
    `deflated Sharpe ratio ${deflatedSharpe.toFixed(3)}, probability of overfitting ${probabilityOfOverfitting.toFixed(3)}`,
  ].join('\n');
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(2)} %`;
}
