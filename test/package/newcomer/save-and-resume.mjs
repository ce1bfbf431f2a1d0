// Stop, save, start again: the same bits.
import { readFileSync, writeFileSync } from 'node:fs';
import { decodeText, encodeText, fromCsv, Pipeline } from 'barwave';

const { bars } = fromCsv(readFileSync('bars.csv', 'utf8'));
const before = new Pipeline({ base: '1h' });
before.warm(bars.slice(0, 200));
writeFileSync('state.json', encodeText(before.snapshot()));

const after = new Pipeline({ base: '1h' });
after.restore(decodeText(readFileSync('state.json', 'utf8')));
const [a, b] = [before, after].map((pipeline) => JSON.stringify(pipeline.update(bars[200])));
console.log(a === b, after.snapshot() !== undefined);
