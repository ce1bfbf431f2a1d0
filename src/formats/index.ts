export { type CcxtBars, type CcxtOptions, fromCcxt } from './ccxt.js';
export type { DateOrder } from './csv/day-text.js';
export type { NumberForm } from './csv/numbers.js';
export type { CsvOptions } from './csv/options.js';
export type {
  CsvColumn,
  CsvColumnNames,
  CsvColumns,
  CsvDelimiter,
  CsvPlan,
  CsvSniff,
  CsvTime,
} from './csv/plan.js';
export { CsvReader } from './csv/reader.js';
export type { CsvBars } from './csv/result.js';
export { fromCsv, sniffCsv } from './csv.js';
export { fromRecords } from './from-records.js';
export { type BarLabel, type LabelOptions, labelReader } from './label.js';
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
export type { AssetClass, Instrument, Listing } from './symbols/instrument.js';
export { cryptoPair, type Figures, fxPair, usEquity } from './symbols/instrument-makers.js';
export { instruments } from './symbols/instruments.js';
export type { OrderIntent } from './symbols/order-intent.js';
export { type Resolution, SymbolMap } from './symbols/symbol-map.js';
export {
  type OrderRefusal,
  toOrder,
  type VenueOrder,
} from './symbols/to-order.js';
export { isoTime, readTime } from './time-text.js';
export { toCsv } from './to-csv.js';
export { toUdf, type UdfHistory } from './to-udf.js';
export { toUplot, type UplotData } from './uplot.js';
export { defineVenue, type Venue, type VenueShape } from './venues/define-venue.js';
export type { HistoryQuery, HistoryRequest, HistoryShape } from './venues/history-request.js';
export type {
  Answer,
  Refusal,
  RefusalKind,
  RowLayout,
  Table,
  VenueBars,
  VenueError,
  VenueOptions,
  VenueReason,
} from './venues/venue.js';
export { type VenueName, venues } from './venues/venues.js';
