/**
 * npm run bench -- calibration
 *
 * What the shipped strategies' signals are worth on the files of BARWAVE_DATA: how often weak and
 * clear ones were right, and how far stated and learned probabilities can be taken at their word.
 * A signal is judged by the close at its horizon; what is learned is what the Pipeline said with it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { barAt } from '../src/bars/index.js';
import { fromCsv } from '../src/formats/index.js';
import { calibrationOf, DelayedLabels } from '../src/learning/index.js';
import { Pipeline } from '../src/pipeline/index.js';

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
const bases: readonly (readonly [pattern: RegExp, timeframes: readonly string[]])[] = [
  [/1s/, ['1s', '1m', '5m']],
  [/1m/, ['1m', '5m', '15m', '1h']],
  [/1h/, ['1h', '1d', '1w']],
  [/1d/, ['1d', '1w']],
];

/** One judged signal. */
interface Judged {
  readonly stated: number;
  readonly learned: number;
  readonly outcome: number;
}

if (!existsSync(folder)) console.log(`no bars in ${folder}: set BARWAVE_DATA`);
else {
  const all: Judged[] = [];
  line('bars', [
    'signals',
    'weak',
    'clear',
    'stated err',
    'learned err',
    'stated',
    'learned',
    'coin',
  ]);
  for (const file of readdirSync(folder).filter((name) => /^(lean|pyalgo|yndx).*gz$/.test(name))) {
    const timeframes = bases.find(([pattern]) => pattern.test(file))?.[1];
    if (timeframes === undefined) continue;
    const judged = judgedIn(join(folder, file), timeframes);
    all.push(...judged);
    row(file.replace('.csv.gz', ''), judged);
  }
  row('all', all);
}

function judgedIn(path: string, timeframes: readonly string[]): Judged[] {
  const { columns } = fromCsv(gunzipSync(readFileSync(path)).toString());
  const base = timeframes[0]!;
  const pipeline = new Pipeline({ base, timeframes, validation: { feed: 'tradeOnly' } });
  const labels = new Map(
    timeframes.map((name) => [name, new DelayedLabels({ longestBars: 50, width: 2 })]),
  );
  const judged: Judged[] = [];
  for (let i = 0; i < columns.time.length; i++) {
    const { closed, signals } = pipeline.update({ ...barAt(columns, i), symbol: 'X' });
    for (const { timeframe, bar } of closed) {
      for (const { features, outcome } of labels.get(timeframe)!.update(bar.close)) {
        judged.push({ stated: features[0]!, learned: features[1]!, outcome });
      }
    }
    for (const { timeframe, statedUp, pUp, horizonBars } of signals) {
      labels.get(timeframe)!.ask([statedUp, pUp], horizonBars);
    }
  }
  return judged;
}

function row(title: string, judged: readonly Judged[]): void {
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
