/**
 * npm run bench -- targets
 *
 * Every figure that the system was asked to reach, beside what it takes; writes docs/performance.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peers } from './pipeline/peers.js';
import { growthApart, growthHere } from './targets/growth.js';
import { type Latency, latency, latencyOf, type Quantiles } from './targets/latency.js';
import { countText, mbText, msText, page, type Target } from './targets/page.js';
import { featuresMs, scanMs, waveletMs } from './targets/parts.js';
import { windowAnew } from './targets/window-anew.js';

const { BENCH_SYMBOLS, BENCH_DIRECTORY = 'bench', BENCH_DATE = '' } = process.env;
if (BENCH_SYMBOLS === undefined) everything();
else console.log(JSON.stringify(growthHere(Number(BENCH_SYMBOLS))));

function everything(): void {
  const ours = latency();
  const sections = {
    'From bar to decision': decisions(ours),
    'Against a window worked out anew': recomputed(ours),
    'More symbols': growth(),
  };
  const text = page(BENCH_DATE, sections);
  writeFileSync(join(BENCH_DIRECTORY, '../docs/performance.md'), text);
  console.log(text);
}

function decisions({ mean, p95, p99, byStyle, opinionsASecond }: Latency): Target[] {
  const closing = ({ p99, slowest }: Quantiles): string =>
    `p99 ${msText(p99)}, slowest ${msText(slowest)}`;
  return [
    row('the whole pipeline, mean', '< 50 ms', msText(mean)),
    row('the whole pipeline, p95', '< 2 ms', msText(p95)),
    row('the whole pipeline, p99', '< 5 ms', msText(p99)),
    row('bars a second', '1,000', countText(1_000 / mean)),
    row('a strategy asked in a timeframe, times a second', '2,500', countText(opinionsASecond)),
    row('a bar that closes a timeframe below 1h (day trading)', '< 100 ms', closing(byStyle.day)),
    row('a bar that closes 1h (swing trading)', '< 500 ms', closing(byStyle.swing)),
    row('a bar that closes 1d (position trading)', '< 1,000 ms', closing(byStyle.position)),
    row('a wavelet transformer, an update with its features', '< 10 ms', msText(waveletMs())),
    row('features of five timeframes, a bar', '< 100 ms', msText(featuresMs())),
    row('a scan over 1,000 symbols', '< 50 ms', msText(scanMs(1_000))),
  ];
}

/** One symbol; the second and third do the part of the work that their names say. */
function recomputed(ours: Quantiles): Target[] {
  const saved = ({ mean }: Quantiles): string => `${(100 * (1 - ours.mean / mean)).toFixed(1)} %`;
  const told = ({ mean, p50, p95, p99 }: Quantiles): string =>
    `mean ${msText(mean)}, p50 ${msText(p50)}, p95 ${msText(p95)}, p99 ${msText(p99)}`;
  const same = latencyOf(windowAnew, 300, 600);
  const peer = latencyOf(peers['technicalindicators, window anew']!, 300, 600);
  return [
    row('the whole pipeline, as above', '', told(ours)),
    row('the same features, of 200 bars anew', '', told(same)),
    row('seven of them by technicalindicators, of 200 bars anew', '', told(peer)),
    row('latency saved, against the same features', '60 %', saved(same)),
    row('latency saved, against technicalindicators', '60 %', saved(peer)),
  ];
}

function growth(): Target[] {
  const all = [10, 100, 1_000, 10_000].map(growthApart);
  const [ten, hundred] = all;
  return [
    row('memory of the process with 10 symbols', '< 200 MB', mbText(ten!.residentBytes)),
    row('memory of the process with 100 symbols', '< 4 GB', mbText(hundred!.residentBytes)),
    row('state of a symbol', '< 20 MB; elsewhere < 10 MB', mbText(hundred!.bytesASymbol)),
    ...all.map(({ symbols, warmMinutes, microseconds, bytesASymbol, residentBytes }) => {
      const process = `${mbText(residentBytes)} for the process`;
      const each = `${microseconds.toFixed(1)} µs a bar, ${mbText(bytesASymbol)} each, ${process}`;
      const [count, bars] = [symbols, warmMinutes].map((n) => n.toLocaleString('en'));
      return row(`${count} symbols, after ${bars} bars each`, 'linear', each);
    }),
  ];
}

function row(what: string, asked: string, measured: string): Target {
  return { what, asked, measured };
}
