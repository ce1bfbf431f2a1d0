// An exchange sends forming candles faster than anybody wants them: a stream keeps the newest of each,
// every candle that is over, and waits for what listeners do with a decision.
import { type Bar, Pipeline, presets } from 'barwave';
import { PipelineEvents, type StreamInput, stream } from 'barwave/pipeline';

const symbol = 'BTC/USDT';
const pipeline = new Pipeline({ ...presets.crypto, symbol, risk: { minConfidence: 0.01 } });
const history = Array.from({ length: 600 }, (_, i) => candle(i, 3));

// The last candle of a history is still open: it comes again, so it is left out of the warm-up.
pipeline.warm(history.slice(0, -1));

const told = new PipelineEvents(pipeline);
told.on('decision', async ({ decision }) => {
  if (decision.action === 'hold') return;
  const { id, side, quantity, price, time } = decision;
  const filled = await broker(id, side === 'long' ? quantity : -quantity, price);
  pipeline.onFill({ ...filled, symbol, time });
  console.log(`${decision.action} ${side} ${quantity.toPrecision(3)} at ${price.toFixed(0)}`);
});

const results = stream(told, exchange(), {
  maxQueue: 100,
  overflow: 'coalesceForming',
  awaitListeners: true,
});
let forming = 0;
for await (const result of results) if (results.isForming(result)) forming += 1;

const { received, answered, coalesced } = results.counts;
const isCounted = received === answered + coalesced;
console.log(
  `${received} candles: ${answered} answered, of them ${forming} forming; ${coalesced} were stale`,
);
console.log(`position: ${pipeline.position(symbol)?.quantity.toPrecision(3) ?? 'none'}`);
if (!isCounted || told.failures.decision !== undefined) process.exitCode = 1;

/** Stands in for a socket: bursts of what each minute's candle was, and at last its end. */
async function* exchange(): AsyncGenerator<StreamInput> {
  for (let i = 599; i < 1200; i++) {
    for (let part = 1; part < 3; part++) yield { forming: { ...candle(i, part), symbol } };
    yield { ...candle(i, 3), symbol };
    if (i % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  yield { now: 1201 * 60_000 };
}

/** Stands in for a broker. */
async function broker(
  id: string,
  quantity: number,
  price: number,
): Promise<{ id: string; quantity: number; price: number; fee: number }> {
  await new Promise((resolve) => setImmediate(resolve));
  return { id: `fill of ${id}`, quantity, price, fee: 0.001 * Math.abs(quantity * price) };
}

function candle(i: number, part: number): Bar {
  const price = (t: number): number => 60_000 + 900 * Math.sin(t / 60) + 60 * Math.sin(t / 5);
  const [open, close] = [price(i), price(i + part / 3)];
  const [high, low] = [Math.max(open, close) + 9, Math.min(open, close) - 9];
  return { time: i * 60_000, open, high, low, close, volume: 4 * part };
}
