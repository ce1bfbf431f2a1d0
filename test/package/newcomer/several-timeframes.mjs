// Hourly bars as 4-hour and daily ones.
import { readFileSync } from 'node:fs';
import { fromCsv } from 'barwave/formats';
import { TimeframeAggregator } from 'barwave/timeframe';

const { bars } = fromCsv(readFileSync('bars.csv', 'utf8'));
const aggregator = new TimeframeAggregator({ base: '1h', timeframes: ['4h', '1d'] });
const closed = bars
  .flatMap((bar) => aggregator.update(bar))
  .filter(({ type }) => type === 'closed');
const days = closed.filter(({ timeframe }) => timeframe === '1d');
console.log(closed.length - days.length, days.length, days.at(-1).bar.high, days.at(-1).bar.volume);
