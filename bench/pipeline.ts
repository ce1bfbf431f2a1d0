/**
 * npm run bench -- pipeline
 *
 * What one base bar costs from the door to the decision, and what a symbol costs: CPU time, which
 * a busy machine does not stretch, and bytes. The same work by others is beside it.
 */
import { getHeapStatistics } from 'node:v8';
import { doors } from './pipeline/doors.js';
import { peers } from './pipeline/peers.js';
import { stages } from './pipeline/stages.js';
import { saving, streaming } from './pipeline/streaming.js';
import { garbage, stageCost, throughput } from './pipeline/throughput.js';

const only = process.env['BENCH_ONLY'] ?? '';
const rows: readonly [string, () => void][] = [
  ['1 symbol', () => say(1, 60_000, 8_000)], // compiled code settles after some 100,000 bars
  ['10 symbols', () => say(10, 6_000, 800)],
  ['100 symbols', () => say(100, 600, 100)],
  ['learning', sayWithoutLearning],
  ['1000 symbols', () => say(1_000, 64, 16)],
  ['stages', sayStages],
  ['garbage', () => line('garbage a bar', `${garbage().toFixed(0)} B`)],
  ['doors', sayDoors],
  ['streaming', () => sayStreaming(100, 598)],
  ['saving', () => saySaving(500, 50, 200)],
  ['10000 symbols', sayMany],
];
for (const [name, run] of rows) if (name.includes(only)) run();

function say(symbols: number, warmMinutes: number, minutes: number): void {
  const { microseconds, bytesASymbol } = throughput(symbols, warmMinutes, minutes);
  const size = `${(bytesASymbol / 1024).toFixed(0)} KiB a symbol`;
  line(`${symbols} symbols`, `${microseconds.toFixed(2)} µs a bar, ${size}`);
}

/** What outcomes teach is about half of what a signal costs. */
function sayWithoutLearning(): void {
  for (const [symbols, warmMinutes, minutes] of [
    [1, 60_000, 8_000],
    [100, 600, 100],
  ] as const) {
    const off = { correlation: { learning: false } } as const;
    const { microseconds } = throughput(symbols, warmMinutes, minutes, off);
    line(`${symbols} symbols, nothing learned`, `${microseconds.toFixed(2)} µs a bar`);
  }
}

function sayStreaming(symbols: number, minutes: number): void {
  const { encode, decode, bytes } = streaming(symbols, minutes);
  const each = `${encode.toFixed(0)} µs out, ${decode.toFixed(0)} µs in`;
  line(`${symbols} symbols, symbol by symbol`, `${each}, ${(bytes / 1024).toFixed(0)} KiB each`);
}

/** What a save writes where a tenth of the symbols trades between two. */
function saySaving(symbols: number, fed: number, minutes: number): void {
  const { whole, wholeBytes, changed, changedBytes } = saving(symbols, fed, minutes);
  const size = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(2)} MiB`;
  line(`${symbols} symbols, saved whole`, `${whole.toFixed(0)} ms, ${size(wholeBytes)}`);
  const each = `${changed.toFixed(1)} ms, ${size(changedBytes)}`;
  line(`${symbols} symbols, ${fed} of which changed`, each);
}

/** Some GB of heap: more than Node takes unasked. */
function sayMany(): void {
  const needed = 8 * 1024 ** 3;
  if (getHeapStatistics().heap_size_limit > needed) {
    say(10_000, 16, 4);
    sayStreaming(10_000, 16);
  } else line('10000 symbols', 'with NODE_OPTIONS=--max-old-space-size=12000');
}

/** The budget by stage, each with all before it, and what others take for their part of the work. */
function sayStages(): void {
  for (const symbols of [1, 100]) {
    for (const [name, stage] of Object.entries({ ...stages, ...peers })) {
      const isSlow = name.includes('window');
      if (isSlow && symbols > 1) continue; // a millisecond a bar, however many there are
      const minutes = symbols > 1 ? 60 : isSlow ? 60 : 4_000;
      const warmMinutes = symbols > 1 || isSlow ? 300 : 40_000;
      const cost = stageCost(stage, symbols, warmMinutes, minutes);
      line(`${symbols} symbols: ${name}`, `${cost.toFixed(2)} µs a bar`);
    }
  }
}

function sayDoors(): void {
  for (const [name, us] of Object.entries(doors())) line(name, `${us.toFixed(1)} µs`);
}

function line(name: string, figure: string): void {
  console.log(`${name.padEnd(48)}${figure}`);
}
