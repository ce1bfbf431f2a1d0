// A live feed sends the newest candle again and again until it is over. FormingFeed tells which
// is which: closed candles are absorbed, forming ones are only looked at.
import { type Bar, FormingFeed, Pipeline } from 'barwave';

const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '5m'], symbol: 'BTC/USDT' });
const feed = new FormingFeed({ timeframe: '1m' });

for await (const candle of exchange(12)) {
  const { closed, forming } = feed.update(candle);
  if (closed !== undefined) absorb(closed);
  if (forming !== undefined) look(forming);
}
// Nothing more comes, but the clock goes on: the caller has one, the library has not.
const { closed } = feed.advance(Date.UTC(2026, 0, 1, 0, 12));
if (closed !== undefined) absorb(closed);

function absorb(bar: Bar): void {
  const { closed, decision } = pipeline.update(bar);
  const closes = closed.map(
    ({ timeframe, bar: { close } }) => `${timeframe} at ${close.toFixed(2)}`,
  );
  console.log(`${minute(bar)} closed   ${closes.join(', ')} → ${decision?.action}`);
}

/** What would be said if the candle ended now; the pipeline stays as it was. */
function look(bar: Bar): void {
  const { forming, decision } = pipeline.peek(bar);
  const five = forming['5m'];
  const progress = five === undefined ? 'complete' : `${five.received} of ${five.expected}`;
  console.log(
    `${minute(bar)} forming  ${bar.close.toFixed(2)}, 5m ${progress} → ${decision?.action}?`,
  );
}

function minute({ time }: Bar): string {
  return new Date(time).toISOString().slice(11, 16);
}

/** Stands in for a socket: each minute's candle three times, as it grows. */
async function* exchange(minutes: number): AsyncGenerator<Bar> {
  for (let i = 0; i < minutes; i++) {
    const time = Date.UTC(2026, 0, 1) + i * 60_000;
    const open = 60_000 + 40 * Math.sin(i / 3);
    let [high, low] = [open, open];
    for (let part = 1; part <= 3; part++) {
      const close = open + 10 * Math.sin(i + part);
      [high, low] = [Math.max(high, close), Math.min(low, close)];
      yield { time, open, high, low, close, volume: 4 * part };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
