// RSI over a CSV.
import { readFileSync } from 'node:fs';
import { fromCsv } from 'barwave/formats';
import { series } from 'barwave/indicators';

const { columns } = fromCsv(readFileSync('bars.csv', 'utf8'));
const rsi = series({ kind: 'rsi', period: 14 }, columns);
console.log(rsi.length, rsi.at(-1).toFixed(4));
