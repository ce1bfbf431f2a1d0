import type {
  CandlestickData,
  ISeriesApi,
  LineData,
  SeriesMarker,
  Time,
  UTCTimestamp,
  WhitespaceData,
} from 'lightweight-charts';
import type uPlot from 'uplot';
import { expectTypeOf, test } from 'vitest';
import { toCandles, toLine, toMarkers, toUplot } from '../../src/formats/index.js';
import type { PipelineResult } from '../../src/pipeline/result.js';

// The types of the real packages: what is made here goes into their calls without a cast.

test('lightweight-charts takes candles, lines and markers', () => {
  type Candles = (CandlestickData<Time> | WhitespaceData<Time>)[];
  type Points = (LineData<Time> | WhitespaceData<Time>)[];
  expectTypeOf(toCandles).returns.toExtend<Candles>();
  expectTypeOf(toLine).returns.toExtend<Points>();
  expectTypeOf(toMarkers).returns.toExtend<SeriesMarker<Time>[]>();
  expectTypeOf(toMarkers).returns.items.toHaveProperty('time').toExtend<UTCTimestamp>();
  type SetCandles = Parameters<ISeriesApi<'Candlestick'>['setData']>[0];
  type SetLine = Parameters<ISeriesApi<'Line'>['setData']>[0];
  expectTypeOf(toCandles).returns.toExtend<SetCandles>();
  expectTypeOf(toLine).returns.toExtend<SetLine>();
});

test('signals go into toMarkers as a result holds them', () => {
  expectTypeOf<PipelineResult['signals']>().toExtend<Parameters<typeof toMarkers>[0]>();
});

test('uPlot takes what toUplot makes', () => {
  expectTypeOf(toUplot).returns.toExtend<uPlot.AlignedData>();
});
