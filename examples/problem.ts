// npm run problem: what a dirty feed and a restart do to ordinary code, and to barwave, counted.
import { readFileSync } from 'node:fs';
import { fromCsv } from 'barwave';
import { account } from './problem/account.js';
import { dirty } from './problem/dirty.js';
import { ordinary } from './problem/ordinary.js';
import { withBarwave } from './problem/with-barwave.js';

const file = new URL('../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url);
const { bars } = fromCsv(readFileSync(file, 'utf8'));
const feed = dirty(bars);
const restart = bars[bars.length >> 1]!.time;

const theirs = account(ordinary(feed, restart), ordinary(bars), restart);
const ours = account(withBarwave(feed, restart), withBarwave(bars), restart);

console.log(
  `${bars.length} days of the S&P 500; the feed sends ${feed.length} bars; one restart in the middle\n`,
);
console.log(`${''.padEnd(52)}ordinary  barwave`);
for (const [what, count] of Object.entries(theirs)) {
  console.log(`${what.padEnd(52)}${String(count).padStart(8)}${String(ours[what]).padStart(9)}`);
}
