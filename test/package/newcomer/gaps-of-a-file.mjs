// Which bars a file lacks.
import { readFileSync } from 'node:fs';
import { fromCsv } from 'barwave/formats';
import { DataValidator } from 'barwave/validation';

const { bars } = fromCsv(readFileSync('bars.csv', 'utf8'));
const holed = bars.filter((_, i) => i < 50 || i >= 53);
const validator = new DataValidator({ base: '1h' });
const times = holed.map(({ time }) => time);
for (const { from, to, missing } of validator.detectGaps(times)) {
  console.log(new Date(from).toISOString(), new Date(to).toISOString(), missing);
}
