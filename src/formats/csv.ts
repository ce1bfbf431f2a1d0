import type { CsvOptions } from './csv/options.js';
import type { CsvSniff } from './csv/plan.js';
import { CsvReader } from './csv/reader.js';
import type { CsvBars } from './csv/result.js';

/**
 * Bars from the text of a file of comma-separated values, as brokers, exchanges and spreadsheets
 * write it.
 *
 * Delimiter, decimal sign, titles, columns, form and zone of the times are recognised from the text;
 * see `sniffCsv` for what was. What may mean two things is never guessed: the text is refused, and
 * `refusal.option` names the option that settles it. A row that cannot be read is an error with its
 * line, its field and a remedy, and the others go on. A blank cell, `NaN` or `null` becomes NaN, so
 * that validation counts it; without a column of volume the volume is 0, and `notes` says so.
 *
 * @param text     the whole file; for a file in pieces there is `CsvReader`
 * @param options  what the text does not tell, or what is to be read otherwise
 * @output  columns in order of time, repeated times left in
 * @throws {ConfigError} for a wrong option, or bytes instead of a text; never for what the text holds
 * @cost    O(length of the text); a million plain rows a second and more
 * @example
 * const { columns, errors } = fromCsv('Date,Open,High,Low,Close\nJan 3 2000,10,12,9,11\nsoon,1,1,1,1');
 * [columns.time[0], columns.close[0], errors[0].line, errors[0].reason]; // [946857600000, 11, 3, 'unreadable-time']
 */
export function fromCsv(text: string, options: Readonly<CsvOptions> = {}): CsvBars {
  const reader = new CsvReader(options);
  reader.push(text);
  return reader.end();
}

/**
 * What `fromCsv` recognises in a text and why, in words, and the plan by which it reads; or the
 * refusal, with the option that settles it. Give the beginning of a long file.
 *
 * @example
 * const { plan, notes } = sniffCsv('Datum;Schluss;Hoch;Tief;Open\n31.12.2024;1,5;2,5;0,5;1,25');
 * [plan?.numbers.decimal, plan?.time.order, plan?.columns.close]; // [',', 'dmy', 1]
 */
export function sniffCsv(text: string, options: Readonly<CsvOptions> = {}): CsvSniff {
  const reader = new CsvReader(options);
  reader.push(text);
  return reader.sniffed();
}
