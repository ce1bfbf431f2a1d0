// lightweight-charts, as far as the page needs it.
import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  type IChartApi,
  LineSeries,
  type UTCTimestamp,
} from 'lightweight-charts';

export interface Candle {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export type Points = readonly { time: number; denoised: number; indicator: number }[];

export interface PriceChart {
  /** @param of  what they are of: where that changes, a few bars are spread over the width */
  bars(bars: readonly Candle[], of: string): void;
  /** The newest bar, or the next. */
  update(bar: Candle): void;
  values(points: Points): void;
  signals(
    signals: readonly { end: number; direction?: 'up' | 'down' | 'flat'; strategy?: string }[],
  ): void;
}

const fewBars = 200;
const dark = matchMedia('(prefers-color-scheme: dark)');
const seconds = (ms: number): UTCTimestamp => Math.floor(ms / 1000) as UTCTimestamp;

function themed(container: HTMLElement): IChartApi {
  const made = createChart(container, {
    autoSize: true,
    layout: { attributionLogo: false, background: { color: 'transparent' } },
    timeScale: { timeVisible: true, secondsVisible: true },
  });
  const paint = (): void => {
    const line = { color: dark.matches ? '#2a2e35' : '#e6e4dd' };
    const textColor = dark.matches ? '#e8e6e1' : '#1c1f24';
    const layout = { textColor, panes: { separatorColor: line.color } };
    made.applyOptions({ layout, grid: { vertLines: line, horzLines: line } });
  };
  dark.addEventListener('change', paint);
  paint();
  return made;
}

/** A colour of the page, as the theme has it now: the chart does not read `light-dark()`. */
function tint(name: '--good' | '--bad'): string {
  const [byDay = '', byNight = ''] =
    getComputedStyle(document.documentElement).getPropertyValue(name).match(/#\w+/g) ?? [];
  return dark.matches ? byNight : byDay;
}

export function chart(container: HTMLElement): PriceChart {
  const made = themed(container);
  const candles = made.addSeries(CandlestickSeries);
  const style = { priceLineVisible: false, lastValueVisible: false } as const;
  const denoised = made.addSeries(LineSeries, { ...style, color: '#e0912f', lineWidth: 2 });
  const indicator = made.addSeries(LineSeries, { ...style, color: '#5b8def', lineWidth: 1 }, 1);
  const markers = createSeriesMarkers(candles, []);
  const candle = ({ time, open, high, low, close }: Candle) => ({
    time: seconds(time),
    open,
    high,
    low,
    close,
  });
  let shown = '';
  let told: Parameters<PriceChart['signals']>[0] = [];
  const mark = (): void => {
    const known = told.filter(({ direction }) => direction !== 'flat');
    const marks = known.map(({ end, direction, strategy = '' }) => ({
      time: seconds(end - 1),
      position: direction === 'up' ? ('belowBar' as const) : ('aboveBar' as const),
      shape: direction === 'up' ? ('arrowUp' as const) : ('arrowDown' as const),
      color: tint(direction === 'up' ? '--good' : '--bad'),
      text: strategy,
    }));
    markers.setMarkers(marks.sort((a, b) => a.time - b.time));
  };
  dark.addEventListener('change', mark);
  return {
    bars: (bars, of) => {
      candles.setData(bars.map(candle));
      if (of !== shown && bars.length < fewBars) made.timeScale().fitContent();
      shown = of;
    },
    update: (bar) => {
      const last = candles.data().at(-1)?.time ?? 0;
      if (seconds(bar.time) >= Number(last)) candles.update(candle(bar));
    },
    values: (points) => {
      const known = (key: 'denoised' | 'indicator') => {
        const byTime = new Map(
          points
            .filter((one) => Number.isFinite(one[key]))
            .map((one) => [seconds(one.time), one[key]]),
        );
        return [...byTime].sort(([a], [b]) => a - b).map(([time, value]) => ({ time, value }));
      };
      denoised.setData(known('denoised'));
      indicator.setData(known('indicator'));
    },
    signals: (signals) => {
      told = signals;
      mark();
    },
  };
}

/** One line of measurements by the minute. */
export function line(
  container: HTMLElement,
): (samples: readonly { minute: number; value: number }[]) => void {
  const series = themed(container).addSeries(LineSeries, { color: '#5b8def', lineWidth: 2 });
  return (samples) =>
    series.setData(samples.map(({ minute, value }) => ({ time: seconds(minute), value })));
}
