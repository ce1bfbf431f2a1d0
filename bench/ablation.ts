/**
 * npm run bench -- ablation
 *
 * Does it help? The whole pipeline, and the same with one part off, on the S&P 500 by days and, where
 * BARWAVE_DATA has it, on SPY by hours. All learn from the first half of the bars and are judged on the
 * second: log loss of the composite's probability of a higher close five bars on (a coin has .6931),
 * how often it pointed somewhere and was wrong, and growth and Sharpe ratio after costs, traded at the
 * next open. A part that brings nothing is printed like one that does.
 */
import type { SymbolBar } from '../src/bars/index.js';
import { judgedHalf } from './ablation/judged-half.js';
import { realSeries } from './ablation/real-series.js';
import { variants } from './ablation/variants.js';

for (const { name, bars, periodsPerYear, ...frame } of realSeries()) {
  console.log(`\n${name}, ${bars.length} bars, judged on ${bars.length - (bars.length >> 1)}`);
  console.log('                 log loss   pointed   wrong     growth   Sharpe   fills');
  const held = bars.slice(bars.length >> 1);
  for (const [what, options] of variants(frame)) {
    const { logLoss, pointed, wrong, growth, sharpe, fills } = judgedHalf(
      options,
      bars,
      periodsPerYear,
    );
    const cells = [
      logLoss.toFixed(5),
      `${pointed}`.padStart(8),
      percent(wrong).padStart(8),
      percent(growth).padStart(9),
      sharpe.toFixed(2).padStart(7),
      `${fills}`.padStart(6),
    ];
    console.log(`${what.padEnd(16)} ${cells.join('  ')}`);
  }
  console.log(`bought and held: growth ${percent(growthOf(held))}`);
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(1)} %`;
}

function growthOf(bars: readonly SymbolBar[]): number {
  return bars.at(-1)!.close / bars[0]!.open - 1;
}
