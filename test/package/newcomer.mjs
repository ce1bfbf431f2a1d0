// What the eight jobs have to say about this file of hourly bars.
const hours = Array.from({ length: 480 }, (_, i) => {
  const open = 100 + 8 * Math.sin(i / 30) + Math.sin(i);
  const [high, low, close] = [open + 1, open - 1, open + 0.5];
  const time = new Date(Date.UTC(2026, 0, 5) + i * 3_600_000).toISOString();
  return [time, ...[open, high, low, close].map((price) => price.toFixed(2)), 10].join();
});

export const csv = ['time,open,high,low,close,volume', ...hours].join('\n');

export const jobs = {
  'rsi-over-a-csv': '480 36.3113',
  'forming-candle': '12.5 15.5 11\n13',
  'save-and-resume': 'true true',
  'several-timeframes': '120 20 104.9 240',
  'denoise-a-column': '480 true 35',
  'gaps-of-a-file': '2026-01-07T02:00:00.000Z 2026-01-07T05:00:00.000Z 3',
  'own-indicator': 'NaN,10.000000000000009,-9.999999999999998',
  'many-symbols': 'AAPL,MSFT,BTC/USD',
};
