// Two years of the S&P 500: the price, denoised at once and seven bars late, each scale's movement
// and the jolts, as one page.
// tsx examples/wavelets.ts [wavelets.html]
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromCsv } from 'barwave/formats';
import { StreamingWaveletTransformer, scalogram, type Transient } from 'barwave/wavelet';

const sp500 = new URL('../node_modules/vega-datasets/data/sp500-2000.csv', import.meta.url);
const { columns } = fromCsv(readFileSync(sp500, 'utf8'));
const first = columns.time.findIndex((time) => time >= Date.UTC(2007, 6, 1));
const [times, closes] = [columns.time, columns.close].map((c) => c.subarray(first, first + 500));

// Bar by bar, as they would come live; what was learnt before the picture begins is kept.
const prompt = new StreamingWaveletTransformer({ delay: 0 });
const patient = new StreamingWaveletTransformer({ delay: 7 });
prompt.process(columns.close.subarray(0, first));
patient.process(columns.close.subarray(0, first));
const atOnce = prompt.process(closes!);
const late = patient.process(closes!);
const jolts = prompt.detectTransients().filter(({ input }) => input >= first);

// The estimate at bar t is of bar t − 7: it is drawn there, and the last seven bars have none yet.
const ofItsBar = closes!.map((_, t) => late[t + patient.delay] ?? Number.NaN);
const energies = scalogram(columns.close.subarray(0, first + 500), { maxLevels: 5 });

const [width, height, strip] = [1100, 380, 26];
const [low, high] = [Math.min(...closes!), Math.max(...closes!)];
const across = (t: number): string => ((width * t) / closes!.length).toFixed(1);
const down = (price: number): string => (((high - price) / (high - low)) * height).toFixed(1);

function line(prices: Float64Array, kind: string): string {
  const points = Array.from(prices, (price, t) => [t, price] as const)
    .filter(([, price]) => !Number.isNaN(price))
    .map(([t, price]) => `${across(t + 0.5)},${down(price)}`);
  return `<polyline class="${kind}" points="${points.join(' ')}"/>`;
}

function jolt({ input, sign, strength, level, noticed }: Transient): string {
  const t = input - first;
  const y = Number(down(closes![t]!)) + (sign > 0 ? 18 : -8);
  const told = `level ${level}, ${strength.toFixed(1)} σ, known ${noticed - input} bars later`;
  const mark = sign > 0 ? '▲' : '▼';
  return `<text class="jolt" x="${across(t + 0.5)}" y="${y}">${mark}<title>${told}</title></text>`;
}

/** A level's movement, W_j² over what is usual for it, dark where there is much. */
function band(level: number): string {
  const movement = energies.rows[level - 1]!.subarray(first);
  const usual = movement.toSorted()[movement.length >> 1]!;
  const y = (level - 1) * strip;
  const cells = Array.from(movement, (energy, t) => {
    const shade = Math.min(1, Math.max(0, Math.log2(energy / usual) / 8));
    const wide = width / closes!.length + 0.3;
    return `<rect x="${across(t)}" y="${y}" width="${wide}" height="${strip - 2}" opacity="${shade.toFixed(2)}"/>`;
  });
  const label = `<text x="${width + 6}" y="${y + 16}">${2 ** level}–${2 ** (level + 1)} bars</text>`;
  return `<g class="band">${cells.join('')}</g>${label}`;
}

const years = Array.from(times!, (time, t) => ({ t, at: new Date(time) }))
  .filter(({ at, t }) => at.getUTCMonth() % 3 === 0 && isNewMonth(t))
  .map(({ t, at }) => `<text x="${across(t)}" y="14">${at.toISOString().slice(0, 7)}</text>`);

function isNewMonth(t: number): boolean {
  const month = (i: number): number => new Date(times![i]!).getUTCMonth();
  return t > 0 && month(t) !== month(t - 1);
}

const page = `<!doctype html><meta charset="utf-8"><title>Wavelets: S&amp;P 500</title>
<style>
body { font: 14px system-ui, sans-serif; margin: 24px; color: #222; background: #fff }
svg { display: block; overflow: visible; margin-bottom: 18px }
polyline { fill: none; stroke-linejoin: round }
.price { stroke: #b8bec6; stroke-width: 1 } .once { stroke: #d9480f; stroke-width: 1.6 }
.late { stroke: #1864ab; stroke-width: 1.6 } .band rect { fill: #1864ab }
.jolt { font-size: 11px; text-anchor: middle; fill: #2b8a3e } b { font-weight: 600 }
</style>
<h1>S&amp;P 500, closes, bar by bar</h1>
<p><b style="color:#8a929c">close</b> · <b style="color:#d9480f">denoised at once</b> ·
<b style="color:#1864ab">denoised ${patient.delay} bars late</b>, drawn at its bar ·
<b style="color:#2b8a3e">▲▼</b> jolts; nothing drawn was revised later</p>
<svg width="${width}" height="${height}">${line(closes!, 'price')}${line(ofItsBar, 'late')}
${line(atOnce, 'once')}${jolts.map(jolt).join('')}
<text x="${width + 6}" y="8">${high.toFixed(0)}</text><text x="${width + 6}" y="${height}">${low.toFixed(0)}</text></svg>
<svg width="${width}" height="20">${years.join('')}</svg>
<p>Movement by scale, against what is usual for it; coarse scales come later</p>
<svg width="${width}" height="${5 * strip}">${[1, 2, 3, 4, 5].map(band).join('')}</svg>
`;

const file = process.argv[2] ?? join(tmpdir(), 'wavelets.html');
writeFileSync(file, page);

const { entropy, slope, dominantLevel } = prompt.getFeatures();
console.log('noise    ', prompt.sigma.toFixed(2), 'points a bar');
console.log('scales   ', { entropy, slope, dominantLevel });
console.log('jolts    ', jolts.length, 'in', closes!.length, 'bars; the last', jolts.at(-1));
console.log('picture  ', file);
