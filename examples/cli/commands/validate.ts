import { DataValidator } from 'barwave';
import { barAt } from 'barwave/bars';
import { textQualityReport } from 'barwave/report';
import { type DataValidatorOptions, QualityHistory, type QualityPeriod } from 'barwave/validation';
import { readBars } from '../../demo/read-bars.js';
import { baseOf } from '../base.js';
import type { Command } from '../commands.js';
import { given } from '../options.js';

/** What is said of one file. */
interface Verdict {
  readonly file: string;
  readonly base: string;
  readonly bars: number;
  readonly unreadable: number;
  readonly score: number;
  readonly tier: string;
  /** Whether every row was read and the tier is good or better. */
  readonly isGood: boolean;
  readonly total: QualityPeriod;
}

export const validate: Command = {
  takes: 'FILE…',
  summary: 'says how good the bars are, and why; exit code 2 if a file is not good',
  help: `  --base 1m          timeframe of the bars; otherwise the most frequent distance between them
  --calendar NAME    when the market trades: 24/7, fx, us-equities, … (24/7)
  --sparse           quiet intervals have no bar: a missing one is no fault by itself
  --json             one JSON object a line and file, for programs

A file is good if every row could be read and the quality is Good or Excellent.

  barwave validate spy.csv --calendar us-equities
  cat btc.csv | barwave validate - --json`,
  run(args) {
    const { files, values } = given(args, {
      base: 'text',
      calendar: 'text',
      sparse: 'switch',
      json: 'switch',
    });
    const feed = values.sparse === true ? ({ feed: 'tradeOnly' } as const) : {};
    const calendar = { calendar: (values.calendar ?? '24/7') as '24/7' };
    const verdicts = (files.length === 0 ? ['-'] : files).map((file) => {
      const verdict = verdictOn(file, values.base, { ...calendar, ...feed });
      console.log(values.json === true ? JSON.stringify(verdict) : told(verdict));
      return verdict;
    });
    return verdicts.every(({ isGood }) => isGood) ? 0 : 2;
  },
};

function verdictOn(
  file: string,
  asked: string | undefined,
  options: Omit<DataValidatorOptions, 'base'>,
): Verdict {
  const { columns, unreadable } = readBars(file);
  const base = baseOf(columns, asked);
  const validator = new DataValidator({ ...options, base });
  const history = new QualityHistory();
  for (let i = 0; i < columns.time.length; i++) history.update(validator.update(barAt(columns, i)));
  const { score, tier } = validator.quality;
  const isGood = unreadable === 0 && (tier === 'Good' || tier === 'Excellent');
  const bars = columns.time.length;
  return { file, base, bars, unreadable, score, tier, isGood, total: history.total };
}

function told({ file, base, bars, unreadable, score, tier, total }: Verdict): string {
  const rows = unreadable === 0 ? '' : `, ${unreadable} rows that are no bars`;
  const title = `${file}: ${bars} bars of ${base}${rows}; ${tier}, ${score.toFixed(1)} of 100`;
  return textQualityReport({ title, total });
}
