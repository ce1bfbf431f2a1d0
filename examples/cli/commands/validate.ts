import { DataValidator } from 'barwave';
import { barAt } from 'barwave/bars';
import { textQualityReport } from 'barwave/report';
import { type DataValidatorOptions, QualityHistory, type QualityPeriod } from 'barwave/validation';
import { baseOf } from '../../demo/base-of.js';
import { Problem } from '../../demo/problem.js';
import { type FileOfBars, readBars } from '../../demo/read-bars.js';
import { csvOptionsFrom, readHelp, readOptions } from '../../demo/read-options.js';
import { hintAtWeekends } from '../../demo/weekend-hint.js';
import type { Command } from '../commands.js';
import { filesOrInput, given } from '../options.js';

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
  readonly remarks: readonly string[];
}

export const validate: Command = {
  takes: 'FILE…',
  summary: 'says how good the bars are, and why; exit code 2 if a file is not good',
  help: `  --base 1m          timeframe of the bars; otherwise the most frequent distance between them
  --calendar NAME    when the market trades: 24/7, fx, us-equities, … (24/7)
  --sparse           quiet intervals have no bar: a missing one is no fault by itself
  --json             one JSON object a line and file, for programs
${readHelp}

A file that cannot be read ends in exit code 1; the others are judged. A file is good if every row could be read and the quality is Good or Excellent.

  barwave validate spy.csv --calendar us-equities
  cat btc.csv | barwave validate - --json`,
  run(args) {
    const { files, values } = given(args, {
      base: 'text',
      calendar: 'text',
      sparse: 'switch',
      json: 'switch',
      ...readOptions,
    });
    const reading = csvOptionsFrom(values);
    const feed = values.sparse === true ? ({ feed: 'tradeOnly' } as const) : {};
    const calendar = { calendar: (values.calendar ?? '24/7') as '24/7' };
    const codes = filesOrInput(files).map((file) => {
      try {
        const { columns, ...rest } = readBars(file, reading);
        hintAtWeekends(file, columns, values.calendar);
        const base = baseOf(columns, values.base);
        const verdict = verdictOn({ file, columns, ...rest }, { ...calendar, ...feed, base });
        console.log(values.json === true ? JSON.stringify(verdict) : told(verdict));
        return verdict.isGood ? 0 : 2;
      } catch (error) {
        if (files.length < 2 || !(error instanceof Problem)) throw error;
        console.error(`barwave: ${error.message}`); // and the other files are judged
        return 1;
      }
    });
    return codes.includes(1) ? 1 : Math.max(...codes);
  },
};

function verdictOn(
  { file, columns, unreadable, remarks }: FileOfBars & { readonly file: string },
  options: DataValidatorOptions,
): Verdict {
  const { base } = options;
  const validator = new DataValidator(options);
  const history = new QualityHistory();
  for (let i = 0; i < columns.time.length; i++) history.update(validator.update(barAt(columns, i)));
  const { score, tier } = validator.quality;
  const isGood = unreadable === 0 && (tier === 'Good' || tier === 'Excellent');
  const bars = columns.time.length;
  return { file, base, bars, unreadable, score, tier, isGood, total: history.total, remarks };
}

function told({ file, base, bars, unreadable, score, tier, total, remarks }: Verdict): string {
  const many = unreadable === 1 ? '1 row that is no bar' : `${unreadable} rows that are no bars`;
  const rows = unreadable === 0 ? '' : `, ${many}`;
  const title = `${file}: ${bars} bars of ${base}${rows}; ${tier}, ${score.toFixed(1)} of 100`;
  const text = textQualityReport({ title, total });
  return remarks.length === 0 ? text : [text, 'Of the file', ...remarks].join('\n  ');
}
