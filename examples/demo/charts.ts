import type { ReportData, Signal } from 'barwave';
import type { DemoOptions } from './arguments.js';
import type { Track } from './diary.js';
import { barLabel } from './labels.js';
import type { Replay } from './replay.js';
import { signOf } from './sayings.js';

type Series = NonNullable<ReportData['series']>;

/** Signals that have room on one chart. */
const mostMarkers = 200;

/** The base bars with their signals, and the stops of the replay. */
export function series({ base, diary, paper }: Replay, options: DemoOptions): Series {
  const shown = barLabel(options);
  const { signals } = diary;
  const longer = signals.filter(({ timeframe }) => timeframe !== options.base);
  const marked = signals.length > mostMarkers && longer.length > 0 ? longer : signals;
  return {
    ...seriesOf(base, marked, shown),
    ...(marked.length < signals.length && { markersNote: `signals of ${framesOf(marked)}` }),
    stops: paper.stops.map(({ from, to, price }) => ({ from: shown(from), to: shown(to), price })),
  };
}

/** The longer timeframes, each with its own signals. */
export function frames({ diary }: Replay, options: DemoOptions): NonNullable<ReportData['frames']> {
  const shown = barLabel(options);
  return options.timeframes
    .filter(
      (timeframe) => timeframe !== options.base && diary.tracks.get(timeframe)!.bars.length > 1,
    )
    .map((timeframe) => {
      const own = diary.signals.filter((signal) => signal.timeframe === timeframe);
      return { timeframe, series: seriesOf(diary.tracks.get(timeframe)!, own, shown) };
    });
}

/** The regime of the base bars. */
export function regime({ base }: Replay, options: DemoOptions): NonNullable<ReportData['regime']> {
  const shown = barLabel(options);
  const time = base.bars.map((bar) => shown(bar.time));
  return { timeframe: options.base, time, names: base.regimes };
}

function seriesOf(
  { bars, denoised }: Track,
  signals: readonly Signal[],
  shown: (time: number) => number,
): Series {
  return {
    time: bars.map((bar) => shown(bar.time)),
    open: bars.map(({ open }) => open),
    high: bars.map(({ high }) => high),
    low: bars.map(({ low }) => low),
    close: bars.map(({ close }) => close),
    denoised,
    markers: signals.map((signal) => ({
      time: shown(signal.time),
      direction: signOf(signal.direction),
      text: `${signal.strategy} ${signal.timeframe}`,
    })),
  };
}

/** `1w and 1M`. */
function framesOf(signals: readonly Signal[]): string {
  return [...new Set(signals.map(({ timeframe }) => timeframe))].join(' and ');
}
