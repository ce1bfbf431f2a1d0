// What was wrong with a feed: a day of minutes with gaps, repeats, spikes and impossible bars, judged
// bar by bar, and told as text. `tsx examples/quality-report.ts page.html` also writes the page.
import { writeFileSync } from 'node:fs';
import { type Bar, DataValidator } from 'barwave';
import { renderQualityReport, textQualityReport } from 'barwave/report';
import { QualityHistory } from 'barwave/validation';

const start = Date.UTC(2026, 0, 5);
const clean = Array.from({ length: 1_440 }, (_, i): Bar => {
  const price = (t: number): number => 100 + 3 * Math.sin(t / 90) + 0.2 * Math.sin(t);
  const [open, close] = [price(i), price(i + 1)];
  const [high, low] = [Math.max(open, close) + 0.05, Math.min(open, close) - 0.05];
  return { time: start + i * 60_000, open, high, low, close, volume: 10 + (i % 9) };
});

/** What arrives instead of bar `i`. */
function arriving(bar: Bar, i: number): readonly Bar[] {
  if (i >= 300 && i < 312) return []; // twelve minutes without a word
  if (i % 200 === 50) return [bar, bar]; // sent twice
  if (i % 250 === 100) return [{ ...bar, high: 9 * bar.high, close: 9 * bar.close }, bar];
  if (i % 300 === 150) return [{ ...bar, low: bar.high + 1 }]; // a low above the high
  if (i % 350 === 200) return [{ ...bar, close: Number.NaN }];
  return [bar];
}

const validator = new DataValidator({ base: '1m' });
const history = new QualityHistory({ periodMs: 4 * 3_600_000 });
let believed = 0;
for (const [i, bar] of clean.entries()) {
  for (const one of arriving(bar, i)) {
    const validation = validator.update(one);
    history.update(validation);
    believed += validation.judgements.filter(({ bar: goesOn }) => goesOn !== undefined).length;
  }
}

const data = { title: 'A day of a dirty feed', total: history.total, periods: history.periods };
process.stdout.write(textQualityReport(data));
console.log(`\n${believed} bars go on`);
const page = process.argv[2];
if (page !== undefined) writeFileSync(page, renderQualityReport(data));
if (believed === 0 || history.total.missing === 0) process.exitCode = 1;
