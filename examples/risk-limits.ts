// Limits over all symbols: what kept each order small, or from being sent, and trading that stops
// by itself when too much has been lost.
import { Pipeline, type SymbolBar } from 'barwave';
import { orderSideOf } from 'barwave/risk';

const pipeline = new Pipeline({
  base: '1m',
  equity: 100_000,
  risk: { riskRatio: 0.01, minConfidence: 0.01, step: 1 },
  portfolio: {
    maxExposureRatio: 0.5, // all positions together: half of the equity
    maxPositions: 2,
    drawdown: { haltAtRatio: 0.1 }, // nothing new once a tenth is lost
  },
});

const symbols = ['AAA', 'BBB', 'CCC', 'DDD'];
const counts = new Map<string, number>();
const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

let fills = 0;
for (let i = 0; i < 1_500; i++) {
  for (const [s, symbol] of symbols.entries()) pipeline.update(bar(symbol, s, i));
  // Every symbol has had its bar of this minute: now the limits are divided.
  const { decisions } = pipeline.advance((i + 1) * 60_000 + 10_000);
  for (const { action, symbol, side, quantity, price, denial, boundBy, end } of decisions) {
    if (action === 'hold') {
      if (denial !== undefined) count(`held: ${denial.code}`);
      continue;
    }
    count(`${action}, bound by ${boundBy ?? 'nothing'}`);
    fills += 1;
    // A broker's word; here everything is filled at the price decided on.
    const signed = orderSideOf({ action, side }) === 'buy' ? quantity : -quantity;
    pipeline.onFill({ id: `f${fills}`, symbol, time: end, quantity: signed, price, fee: 0 });
  }
}
for (const [what, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`${n} × ${what}`);

// A bad day: the account is told to be worth an eighth less.
const later = 1_500 * 60_000;
pipeline.setEquity(87_500, later);
console.log(`after a loss of an eighth: ${pipeline.tradingStatus(later)?.state}`);
if (fills === 0 || pipeline.tradingStatus(later)?.state !== 'halted') process.exitCode = 1;

function bar(symbol: string, s: number, i: number): SymbolBar {
  const price = (t: number): number =>
    50 + 10 * s + 4 * Math.sin((t + 40 * s) / (35 + 3 * s)) + 0.3 * Math.sin(t);
  const [open, close] = [price(i), price(i + 1)];
  const [high, low] = [Math.max(open, close) + 0.1, Math.min(open, close) - 0.1];
  return { symbol, time: i * 60_000, open, high, low, close, volume: 9 };
}
