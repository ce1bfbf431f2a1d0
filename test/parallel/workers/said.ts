import { type ParallelOptions, ParallelPipeline, type Port } from '../../../src/parallel/index.js';
import { Pipeline, type PipelineOptions } from '../../../src/pipeline/index.js';
import { goldenBars } from '../../golden/bars.js';
import { Hash } from '../../golden/hash.js';

/** Limits over all symbols, three timeframes, two strategies. */
const config: PipelineOptions = {
  base: '1m',
  timeframes: ['1m', '5m', '1h'],
  regime: { period: 14 },
  risk: { minConfidence: 0.02, minTier: 'Invalid', minQuality: 0 },
  portfolio: { maxExposureRatio: 1.5, maxPositions: 3 },
};

const symbolCount = 12;

/** Minute by minute, every symbol another stretch of one market. */
function feedOf(minutes: number) {
  const bars = goldenBars(minutes + 97 * symbolCount);
  return Array.from({ length: minutes * symbolCount }, (_, i) => {
    const [minute, s] = [Math.floor(i / symbolCount), i % symbolCount];
    return { ...bars[minute + 97 * s]!, time: bars[minute]!.time, symbol: `S${s}` };
  });
}

/** The hash of all that one `Pipeline` says to so many minutes. */
export function saidSerially(minutes: number): string {
  const pipeline = new Pipeline(config);
  const hash = new Hash();
  for (const bar of feedOf(minutes)) hash.text(JSON.stringify(pipeline.update(bar)));
  hash.text(JSON.stringify(pipeline.advance(1e12)));
  return hash.digest();
}

/** The same of lanes in workers; `during` is told how far it is. */
export async function saidInWorkers(
  ports: readonly Port[],
  minutes: number,
  more: Partial<ParallelOptions> = {},
  during: (done: number) => void = () => undefined,
): Promise<string> {
  const parallel = new ParallelPipeline({ ports, config, ...more });
  const watching = setInterval(() => parallel.watch(performance.now()), 200);
  const hash = new Hash();
  const bars = feedOf(minutes);
  const piece = 50 * symbolCount;
  for (let at = 0; at < bars.length; at += piece) {
    const waiting = parallel.update(bars.slice(at, at + piece));
    during(at / bars.length);
    for (const result of await waiting) hash.text(JSON.stringify(result));
  }
  hash.text(JSON.stringify(await parallel.advance(1e12)));
  clearInterval(watching);
  parallel.close();
  return hash.digest();
}
