/**
 * npm run bench -- fusion
 *
 * What the options of `fusion` save, on the demo's bars and the files of BARWAVE_DATA, over learned
 * signals of all five strategies. Noise weight: the log loss of each signal without less that with it.
 * Veto: that of each signal that it withholds less a coin's, which is what remains where nothing is
 * said. Above 0 is a gain; beside each mean two standard errors, by Newey and West over a block.
 */
import { asJudged, type JudgedSignal, judgedSignals } from './calibration/judged-signals.js';
import { realSeries } from './calibration/real-series.js';
import { longRunVariance } from './calibration/reliability.js';

/** Millionths of a nat: a coin's log loss is 693,147 of them. */
const unit = 1e6;
const all = { noise: [] as number[], veto: [] as number[] };
let lags = 0;

print('series', ['signals', 'noise weight', '2 errors', 'withheld', 'veto', '2 errors']);
for (const series of realSeries(process.env['BARWAVE_DATA'] ?? '../shared/data')) {
  const [plain, weighed, vetoed] = [{}, { noiseWeight: true }, { transientVetoBars: 3 }].map(
    (fusion) => judgedSignals(series, undefined, fusion).filter(({ isLearned }) => isLearned),
  ) as [JudgedSignal[], JudgedSignal[], JudgedSignal[]];
  const with_ = new Map(weighed.map((one) => [nameOf(one), one]));
  const said = new Set(vetoed.map(nameOf));
  const noise = plain.flatMap((one) => {
    const other = with_.get(nameOf(one));
    return other === undefined ? [] : [lossOf(one) - lossOf(other)];
  });
  const veto = plain.filter((one) => !said.has(nameOf(one))).map((one) => lossOf(one) - Math.LN2);
  const { blockLength } = asJudged(plain);
  lags = Math.max(lags, blockLength);
  row(series.name, noise, veto, blockLength);
  all.noise.push(...noise);
  all.veto.push(...veto);
}
row('all', all.noise, all.veto, lags);

function nameOf({ saidAt, dueAt, source }: JudgedSignal): string {
  return `${saidAt} ${dueAt} ${source}`;
}

function lossOf({ learned, outcome }: JudgedSignal): number {
  return -outcome * Math.log(learned) - (1 - outcome) * Math.log(1 - learned);
}

function row(name: string, noise: readonly number[], veto: readonly number[], block: number): void {
  const cells = [noise, veto].flatMap((gains) => {
    const { length } = gains;
    if (length < 100) return [String(length), 'too few', ''];
    const mean = gains.reduce((sum, x) => sum + x, 0) / length;
    const error = Math.sqrt(longRunVariance(Float64Array.from(gains), block) / length);
    return [String(length), (unit * mean).toFixed(0), (unit * 2 * error).toFixed(0)];
  });
  print(name, cells);
}

function print(name: string, cells: readonly string[]): void {
  console.log(name.padEnd(30) + cells.map((cell) => cell.padStart(13)).join(''));
}
