// npm start: a model that scikit-learn trained on barwave's features is one member of an engine among
// others. Its words are scikit-learn's within 1e-6; what they are worth, the engine finds out.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Row } from 'barwave/core';
import { IncrementalIndicators } from 'barwave/indicators';
import { type EngineResult, PredictionEngine } from 'barwave/learning';
import { bars, features, indicators } from './market.js';
import { onnxModel } from './onnx-model.js';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const lines = readFileSync(here('expected.csv'), 'utf8').trim().split('\n');
const [header, ...expected] = lines.map((line) => line.split(','));
const columns = header!.slice(0, -1);
const { model, close } = onnxModel(here('model.onnx'), columns);

let apart = 0;
for (const line of expected) {
  const numbers = line.map(Number);
  const foretold = numbers.pop()!;
  const said = model(new Row(columns, Float64Array.from(numbers)))!.value;
  apart = Math.max(apart, Math.abs(said / foretold - 1));
}
console.log(
  `${expected.length} rows: at most ${apart.toExponential(1)} of scikit-learn's word apart`,
);

const engine = new PredictionEngine(
  { features: [...features], targets: ['return'], watchesDrift: false },
  { onnx: { model, target: 'return', numbers: 50, operations: 200 } },
);
const set = new IncrementalIndicators(indicators);
let last: EngineResult | undefined;
let [own, plain, before] = [0, 0, Number.NaN];
for (const bar of bars(6_000).slice(3_000)) {
  const said = last?.forecasts[0]?.mean ?? Number.NaN;
  const step = Math.log(bar.close / before);
  if (engine.count > 500) {
    own += (said - step) ** 2;
    plain += step ** 2;
  }
  before = bar.close;
  last = engine.update({ bar, features: set.update(bar) });
}
await close();
const { spoke } = last!.forecasts[0]!;
console.log(`bars that it was not trained on: ${spoke.join(', ')} spoke`);
console.log(`squared errors saved beside no change: ${(1 - own / plain).toFixed(3)}`);
console.log(`faults: ${JSON.stringify(engine.faults)}`);
if (!(apart <= 1e-6) || !spoke.includes('onnx') || !(own < plain)) process.exitCode = 1;
