/**
 * npm run bench -- calibration
 *
 * Expected calibration errors of pooled voices by how alike they are: their sum, their mean, and ours.
 *
 * What the signals of a Pipeline's two strategies are worth on the demo's bars and the files of
 * BARWAVE_DATA: how often weak and clear ones were right, and how far stated and learned
 * probabilities can be taken at their word. A signal is judged by the close at its horizon; what is
 * learned is what the Pipeline said with it. Last, the reliability table of all of them, as numbers and
 * as a plot.
 */
import { SignalCorrelator } from '../src/correlation/index.js';
import { calibrationOf } from '../src/learning/index.js';
import { type JudgedSignal, judgedSignals } from './calibration/judged-signals.js';
import { pooledForecasts, pooledOptions } from './calibration/pooled-forecasts.js';
import { realSeries } from './calibration/real-series.js';

line('correlation', ['learned', 'sum', 'mean', 'ours']);
for (const rho of [0, 0.3, 0.6, 0.9]) {
  const correlator = new SignalCorrelator(pooledOptions);
  const said = pooledForecasts(correlator, { rho, count: 100_000, lessons: 20_000 });
  const errors = [said.sum, said.mean, said.ours].map((p) => {
    return calibrationOf(p, said.outcomes).expectedCalibrationError.toFixed(4);
  });
  line(String(rho), [correlator.composite('S', 0).rho.toFixed(3), ...errors]);
}
console.log();

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
const all: JudgedSignal[] = [];
const headings = 'signals|weak|clear|stated err|learned err|stated|learned|coin';
line('bars', headings.split('|'));
for (const series of realSeries(folder)) {
  const judged = judgedSignals(series, ['macdRsi', 'maCrossover']);
  all.push(...judged);
  row(series.name, judged);
}
row('all', all);
reliability();

/** Where the outcomes of each bin stand beside what was said, from .4 to .6: ○ said, ● came. */
function reliability(): void {
  const judged = all.filter(({ isLearned }) => isLearned);
  const { bins } = calibrationOf(
    Float64Array.from(judged, ({ learned }) => learned),
    Float64Array.from(judged, ({ outcome }) => outcome),
  );
  console.log();
  line('learned signals', ['count', 'said', 'came']);
  for (const { count, meanProbability, meanOutcome } of bins) {
    const plot = Array.from({ length: 41 }, () => '·');
    const placeOf = (p: number): number => Math.min(40, Math.max(0, Math.round((p - 0.4) * 200)));
    plot[placeOf(meanProbability)] = '○';
    plot[placeOf(meanOutcome)] = '●';
    const cells = [String(count), meanProbability.toFixed(4), meanOutcome.toFixed(4)];
    line('', [...cells, `  ${plot.join('')}`]);
  }
}

function row(title: string, judged: readonly JudgedSignal[]): void {
  const outcomes = Float64Array.from(judged, ({ outcome }) => outcome);
  const of = (field: 'stated' | 'learned') =>
    calibrationOf(
      Float64Array.from(judged, (one) => one[field]),
      outcomes,
    );
  const rightOf = (isClear: boolean): string => {
    const some = judged.filter(({ stated }) => Math.abs(stated - 0.5) >= 0.05 === isClear);
    const right = some.map(({ stated, outcome }) => (stated > 0.5 ? outcome : 1 - outcome));
    return (right.reduce((sum, x) => sum + x, 0) / right.length).toFixed(3);
  };
  const coin = outcomes.reduce((sum, o) => sum + (o - 0.5) * (o - 0.5), 0) / outcomes.length;
  const [stated, learned] = [of('stated'), of('learned')];
  line(title, [
    `${judged.length}`,
    rightOf(false),
    rightOf(true),
    stated.excessError.toFixed(4),
    learned.excessError.toFixed(4),
    stated.brier.toFixed(4),
    learned.brier.toFixed(4),
    coin.toFixed(4),
  ]);
}

function line(title: string, cells: readonly string[]): void {
  console.log(title.padEnd(30) + cells.map((cell) => cell.padStart(13)).join(''));
}
