import type { Columns } from 'barwave';
import { type Bar, barAt, columnsOf } from 'barwave/bars';
import { series } from 'barwave/indicators';
import { TimeframeAggregator } from 'barwave/timeframe';
import { wavedec } from 'barwave/wavelet';

/** What `reference.py` works out, by the same names. */
export function valuesOf(columns: Columns): Record<string, ArrayLike<number>> {
  const { close } = columns;
  const names = ['a5', 'd5', 'd4', 'd3', 'd2', 'd1'];
  const parts = wavedec(close, { wavelet: 'db4', maxLevels: 5 });
  return {
    'mean of 20': series({ kind: 'sma', period: 20 }, close),
    'deviation of 20': series({ kind: 'stdDev', period: 20 }, close),
    'ema of 20': series({ kind: 'ema', period: 20, seed: 'first' }, close),
    'highest of 20': series({ kind: 'highest', period: 20 }, close),
    'median of 20': series({ kind: 'quantile', period: 20 }, close),
    'change of 10, percent': series({ kind: 'roc', period: 10 }, close),
    ...Object.fromEntries(
      Object.entries(weeksOf(columns)).map(([name, column]) => [`week's ${name}`, column]),
    ),
    ...Object.fromEntries(parts.map((part, i) => [`db4 ${names[i]}`, part])),
  };
}

function weeksOf(columns: Columns): Omit<Columns, 'time'> {
  const weeks = new TimeframeAggregator({
    base: '1d',
    timeframes: ['1w'],
    calendar: 'us-equities',
  });
  const bars: Bar[] = [];
  for (let i = 0; i < columns.time.length; i++) {
    for (const event of weeks.update(barAt(columns, i))) {
      if (event.type === 'closed') bars.push(event.bar);
    }
  }
  const { time, ...prices } = columnsOf(bars);
  return prices;
}
