// Two years of the S&P 500: the price, denoised at once and seven bars late, each scale's movement
// and the jolts, as one page. Nothing that is drawn was revised later.
// tsx examples/wavelets.ts [wavelets.html]
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromCsv } from 'barwave/formats';
import { renderReport } from 'barwave/report';
import { StreamingWaveletTransformer, scalogram } from 'barwave/wavelet';

const sp500 = new URL('../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url);
const { columns } = fromCsv(readFileSync(sp500, 'utf8'));
const first = columns.time.findIndex((at) => at >= Date.UTC(2007, 6, 1));
const time = columns.time.subarray(first, first + 500);
const close = columns.close.subarray(first, first + 500);

// Bar by bar, as they would come live; what was learnt before the picture begins is kept.
const prompt = new StreamingWaveletTransformer({ delay: 0 });
const patient = new StreamingWaveletTransformer({ delay: 7 });
prompt.process(columns.close.subarray(0, first));
patient.process(columns.close.subarray(0, first));
const atOnce = prompt.process(close);
const late = patient.process(close);
const jolts = prompt.detectTransients().filter(({ input }) => input >= first);

// The estimate at bar t is of bar t − 7: it is drawn there, and the last seven bars have none yet.
const ofItsBar = close.map((_, t) => late[t + patient.delay] ?? Number.NaN);
const { rows } = scalogram(columns.close.subarray(0, first + 500), { maxLevels: 5 });

const page = renderReport(
  {
    title: 'S&P 500, closes, denoised bar by bar',
    series: {
      time,
      close,
      denoised: atOnce,
      markers: jolts.map(({ input, sign, strength, level, noticed }) => ({
        time: columns.time[input]!,
        direction: sign,
        text: `level ${level}, ${strength.toFixed(1)} σ, known ${noticed - input} bars later`,
      })),
      markersNote: 'jolts',
    },
    frames: [{ timeframe: '7 bars late', series: { time, close, denoised: ofItsBar } }],
    scalogram: {
      time,
      scales: rows.map((row, i) => ({
        name: `${2 ** (i + 1)}–${2 ** (i + 2)} bars`,
        energy: row.subarray(first),
      })),
    },
  },
  { hasScript: true },
);
const file = process.argv[2] ?? join(tmpdir(), 'wavelets.html');
writeFileSync(file, page);

const { entropy, slope, dominantLevel } = prompt.getFeatures();
console.log('noise    ', prompt.sigma.toFixed(2), 'points a bar');
console.log('scales   ', { entropy, slope, dominantLevel });
console.log('jolts    ', jolts.length, 'in', close.length, 'bars; the last', jolts.at(-1));
console.log('picture  ', file);
