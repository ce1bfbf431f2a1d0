export { type CcxtBars, type CcxtOptions, fromCcxt } from './ccxt.js';
export { fromCsv } from './csv.js';
export type { CsvColumnNames } from './csv-header.js';
export { type CsvBars, type CsvOptions, CsvReader } from './csv-reader.js';
export type { BarLabel, LabelOptions } from './label.js';
export {
  type ChartCandle,
  type ChartMarker,
  type ChartPoint,
  type ChartTime,
  type ChartWhitespace,
  type Marked,
  toCandles,
  toLine,
  toMarkers,
} from './lightweight-charts.js';
export { type BarOrder, dedupeBars, orderOf, sortBars } from './order.js';
export type { FormatError, FormatErrorDetail, FormatReason } from './result.js';
export { isoTime, readTime } from './time-text.js';
export { toCsv } from './to-csv.js';
export { toUplot, type UplotData } from './uplot.js';
