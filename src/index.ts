// The front door: what most programs need. Everything else is in the rooms: `barwave/indicators`,
// `barwave/wavelet` and so on.

// The five modules, and what composes them.

export { SignalCorrelator } from './correlation/signal-correlator.js';
export { IncrementalIndicators } from './indicators/set/incremental-indicators.js';
export { Pipeline } from './pipeline/pipeline.js';
export { presets } from './pipeline/presets.js';
export { FormingFeed } from './timeframe/forming-feed.js';
export { TimeframeAggregator } from './timeframe/timeframe-aggregator.js';
export { DataValidator } from './validation/data-validator.js';
export { StreamingWaveletTransformer } from './wavelet/streaming-wavelet-transformer.js';

// Bars in and out.

export type { Bar, ClosedBar, Columns, SymbolBar } from './bars/bar.js';
export type { Calendar } from './bars/calendar.js';
export { fromCcxt } from './formats/ccxt.js';
export { fromCsv } from './formats/csv.js';
export { toCandles, toLine, toMarkers } from './formats/lightweight-charts.js';
export { toCsv } from './formats/to-csv.js';

// What to ask for, and what is said.

export type { Row } from './core/row.js';
export type { Composite } from './correlation/composite.js';
export type { Spec, Specs } from './indicators/set/spec.js';
export type { PipelineExtensions } from './pipeline/extensions.js';
export type { PipelineOptions } from './pipeline/options.js';
export type { PipelineResult } from './pipeline/result.js';
export { transition } from './pipeline/transition.js';
export type { Decision } from './risk/decision.js';
export type { Signal } from './strategies/signal.js';
export type { Quality } from './validation/quality.js';

// State to keep, and what can be wrong with it or with an option.

export { decodeBinary, encodeBinary } from './core/binary-codec.js';
export { ConfigError, SnapshotError } from './core/errors.js';
export type { Snapshot } from './core/state.js';
export { decodeText, encodeText } from './core/text-codec.js';

// A page to look at.

export type { ReportData } from './report/data.js';
export { renderReport } from './report/report.js';
export { textReport } from './report/text.js';
