// What an indicator would say if the candle that is still open closed now.
import { Ema } from 'barwave/indicators';

const ema = new Ema({ period: 3 });
for (const close of [10, 11, 12]) ema.update(close);
console.log(ema.peek(14), ema.peek(20), ema.value);
ema.update(15);
console.log(ema.value);
