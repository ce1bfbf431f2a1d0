// A live loop as with ccxt: history first, then a feed that sends the newest candle again and again
// until it is over. FormingFeed tells which is which: closed candles are absorbed, forming ones are
// only looked at. What the broker fills, the pipeline is told.
import { type Bar, type Decision, FormingFeed, fromCcxt, Pipeline } from 'barwave';
import { orderSideOf } from 'barwave/risk';
import { exchange, fetchOhlcv, start } from './live-loop/exchange.js';

const symbol = 'BTC/USDT';
const pipeline = new Pipeline({
  base: '1m',
  timeframes: ['1m', '5m'],
  symbol,
  risk: { minConfidence: 0.01 },
});
const feed = new FormingFeed({ timeframe: '1m' });
let orders = 0;

// The last row of an exchange is still open: it is left out, and the feed brings it when it is over.
const history = fromCcxt(fetchOhlcv(300), symbol).bars.slice(0, -1);
console.log(`warmed up with ${pipeline.warm(history).accepted} bars`);

for await (const candle of exchange(12)) {
  const { closed, forming } = feed.update(candle);
  if (closed !== undefined) absorb(closed);
  if (forming !== undefined) look(forming);
}
// Nothing more comes, but the clock goes on: the caller has one, the library has not.
const { closed } = feed.advance(start + 12 * 60_000);
if (closed !== undefined) absorb(closed);

function absorb(bar: Bar): void {
  const { closed, decision } = pipeline.update(bar);
  if (decision !== undefined && decision.action !== 'hold') fill(decision);
  const closes = closed.map(
    ({ timeframe, bar: { close } }) => `${timeframe} at ${close.toFixed(2)}`,
  );
  console.log(`${minute(bar)} closed   ${closes.join(', ')} → ${decision?.action}`);
}

/** Stands in for a broker, which fills each order at once, at the price decided on. */
function fill({ action, side, quantity, price, end }: Decision): void {
  const signed = orderSideOf({ action, side }) === 'buy' ? quantity : -quantity;
  orders += 1;
  const id = `order-${orders}`;
  pipeline.onFill({ id, symbol, time: end, quantity: signed, price, fee: 0 });
  console.log(
    `      ${action} ${side} ${quantity.toFixed(4)}: holds ${pipeline.position(symbol)?.quantity.toFixed(4) ?? 0}`,
  );
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
