import { type CsvBars, type CsvOptions, CsvReader } from './csv-reader.js';

/**
 * Bars from CSV text (RFC 4180) with a header.
 *
 * Columns are found by their usual titles, whatever their case and order: timestamp, datetime, date, time
 * (or a date beside a time), open, high, low, close, volume. Times are read as `readTime` says. A
 * blank cell, `NaN` or `null` becomes NaN, so that validation counts it; without a volume column the
 * volume is 0. A record that cannot be read is an error with its line, and the others go on.
 *
 * @param text     the whole file; for a file in pieces there is `CsvReader`
 * @param options  `label: 'close'` with a `timeframe` shifts times to the bar's open
 * @output  columns in the order of the file: neither sorted nor without duplicates
 * @throws {ConfigError} for a wrong option; never for what the text holds
 * @cost    O(length of the text)
 * @example
 * const { columns, errors } = fromCsv('Date,Open,High,Low,Close\nJan 3 2000,10,12,9,11\nsoon,1,1,1,1');
 * [columns.time[0], columns.close[0], errors[0].line, errors[0].reason]; // [946857600000, 11, 3, 'unreadable-time']
 */
export function fromCsv(text: string, options: Readonly<CsvOptions> = {}): CsvBars {
  const reader = new CsvReader(options);
  reader.push(text);
  return reader.end();
}
