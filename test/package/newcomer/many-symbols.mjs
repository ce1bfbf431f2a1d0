// Many symbols through one object.
import { Pipeline } from 'barwave';

const pipeline = new Pipeline({ base: '1m', timeframes: ['1m', '5m'] });
for (let minute = 0; minute < 400; minute++) {
  for (const symbol of ['AAPL', 'MSFT', 'BTC/USD']) {
    const open = 100 + symbol.length + Math.sin(minute / 9);
    const bar = { open, high: open + 1, low: open - 1, close: open + 0.5, volume: 3 };
    pipeline.update({ ...bar, symbol, time: minute * 60_000 });
  }
}
console.log(pipeline.symbols.join());
