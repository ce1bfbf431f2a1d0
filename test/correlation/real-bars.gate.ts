import { expect, test } from 'vitest';
import {
  asJudged,
  judgedSignals,
  pooled,
  signalsOn,
} from '../../bench/calibration/judged-signals.js';
import { leastJudged, objectionsTo, verdictTable } from '../../bench/calibration/print-verdicts.js';
import { realSeries } from '../../bench/calibration/real-series.js';
import { verdictOf } from '../../bench/calibration/reliability.js';
import { marketNames, syntheticBars } from '../../bench/calibration/synthetic-series.js';

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';

test('learned signals on real bars can be taken at their word', () => {
  const series = realSeries(folder);
  if (series.length === 1) console.log(`bars of ${folder}: not present`);
  const judged = series.map((one) => [one.name, asJudged(judgedSignals(one))] as const);
  const verdicts = judged.map(([name, one]) => [name, verdictOf(one)] as const);
  const together = verdictOf(pooled(judged.map(([, one]) => one)));
  console.log(verdictTable([...verdicts, ['all', together]]));
  const failed = verdicts.filter(([, verdict]) => objectionsTo(verdict).length > 0);
  const tried = verdicts.filter(([, { count }]) => count >= leastJudged);
  expect(failed.length).toBeLessThanOrEqual(Math.floor(tried.length / 20));
  if (together.count >= 20_000) expect(together.excessError).toBeLessThanOrEqual(0.02);
});

test('and on made ones, of most of which there is nothing to know', () => {
  const verdicts = marketNames.map((name) => {
    const signals = signalsOn(syntheticBars(name, 3, 60_000), ['1m', '5m', '15m', '1h']);
    return [name, verdictOf(asJudged(signals))] as const;
  });
  console.log(verdictTable(verdicts));
  const failed = verdicts.filter(([, verdict]) => objectionsTo(verdict).length > 0);
  expect(failed.length).toBeLessThanOrEqual(Math.floor(verdicts.length / 20));
});
