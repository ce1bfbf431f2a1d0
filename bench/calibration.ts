/**
 * npm run bench -- calibration
 *
 * What the signals of a Pipeline's two strategies are worth on the demo's bars and the files of
 * BARWAVE_DATA: how often weak and clear ones were right, and how far stated and learned
 * probabilities can be taken at their word. A signal is judged by the close at its horizon; what is
 * learned is what the Pipeline said with it.
 */
import { calibrationOf } from '../src/learning/index.js';
import { type JudgedSignal, judgedSignals } from './calibration/judged-signals.js';
import { realSeries } from './calibration/real-series.js';

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
