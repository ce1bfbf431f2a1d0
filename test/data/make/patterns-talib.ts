/**
 * What TA-Lib says of the series of test/patterns/market.ts, by its C code compiled to WebAssembly:
 * the package talib-web, installed in a folder of its own.
 *
 *   npm install --prefix /tmp/talib talib-web@0.1.3
 *   npx tsx test/data/make/patterns-talib.ts /tmp/talib/node_modules/talib-web
 *
 * The package calls no `TA_Initialize`, and reads its arrays and outputs by the wrong type, so the C
 * functions are called directly, and the settings of candles are written where they read them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { candlePatterns } from '../../../src/patterns/index.js';
import { candleMarket, saidOf, series } from '../../patterns/market.js';

interface Wasm {
  readonly asm: Readonly<Record<string, (...given: number[]) => number>>;
  readonly HEAP32: Int32Array;
  readonly HEAPF64: Float64Array;
  _malloc(bytes: number): number;
}

const folder = process.argv[2]!;
const require = createRequire(join(folder, 'package.json'));
const { version } = require(join(folder, 'package.json')) as { version: string };
// Its loader fetches the binary, which Node does not do for a file.
globalThis.fetch = (async () =>
  new Response(readFileSync(join(folder, 'lib/talib.wasm')), {
    headers: { 'content-type': 'application/wasm' },
  })) as typeof fetch;

/** Where the compiled code keeps `TA_Globals->candleSettings`: found by trying which word moves a lookback. */
const SETTINGS_AT = 4120;
const SETTING_BYTES = 24;
const [BODY, RANGE, SHADOWS] = [0, 1, 2];

async function main(): Promise<void> {
  const { init } = require(join(folder, 'lib/index.cjs.js')) as {
    init: (path: string) => Promise<Wasm>;
  };
  const wasm = await init('talib.wasm');
  const made = series.map((one) => {
    const bars = candleMarket(one.length, one.tick, one.seed);
    const given = { ...defaults, ...one.thresholds };
    write(wasm, given);
    const said = candlePatterns.map(({ talib }) => {
      const { values, lookback } = ask(wasm, talib, bars, penetrationOf(talib, given));
      return [talib, { lookback, ...saidOf(values) }] as const;
    });
    return { title: one.title, said: Object.fromEntries(said) };
  });
  const tools = `talib-web ${version}, Node ${process.version}`;
  console.log(tools);
  writeFileSync('test/data/patterns/talib.json', `${JSON.stringify({ tools, made }, null, 1)}\n`);
}

/** https://ta-lib.org: the defaults of `TA_RestoreCandleDefaultSettings`, and of penetrations. */
const defaults = {
  ...{ averageBars: 10, nearBars: 5, longBody: 1, shortBody: 1, dojiBody: 0.1 },
  ...{ longShadow: 1, veryLongShadow: 2, shortShadow: 1, noShadow: 0.1 },
  ...{ near: 0.2, far: 0.6, equal: 0.05 },
  ...{ starPenetration: 0.3, cloudPenetration: 0.5, matPenetration: 0.5 },
};

function write({ HEAP32, HEAPF64 }: Wasm, t: typeof defaults): void {
  const settings: readonly (readonly [number, number, number])[] = [
    [BODY, t.averageBars, t.longBody],
    [BODY, t.averageBars, 3], // very long: no pattern reads it
    [BODY, t.averageBars, t.shortBody],
    [RANGE, t.averageBars, t.dojiBody],
    [BODY, 0, t.longShadow],
    [BODY, 0, t.veryLongShadow],
    [SHADOWS, t.averageBars, t.shortShadow],
    [RANGE, t.averageBars, t.noShadow],
    [RANGE, t.nearBars, t.near],
    [RANGE, t.nearBars, t.far],
    [RANGE, t.nearBars, t.equal],
  ] as never;
  settings.forEach(([of, period, factor], i) => {
    const at = SETTINGS_AT + SETTING_BYTES * i;
    HEAP32[at / 4] = i;
    HEAP32[at / 4 + 1] = of;
    HEAP32[at / 4 + 2] = period;
    HEAPF64[at / 8 + 2] = factor;
  });
}

function penetrationOf(talib: string, t: typeof defaults): number | undefined {
  if (/STAR$|BABY$/.test(talib) && !/^CDL(DOJI|SHOOTING|TRI)/.test(talib)) return t.starPenetration;
  if (talib === 'CDLDARKCLOUDCOVER') return t.cloudPenetration;
  return talib === 'CDLMATHOLD' ? t.matPenetration : undefined;
}

function ask(
  wasm: Wasm,
  talib: string,
  bars: ReturnType<typeof candleMarket>,
  penetration: number | undefined,
): { values: Int32Array; lookback: number } {
  const { length } = bars.time;
  const columns = [bars.open, bars.high, bars.low, bars.close].map((column) => {
    const at = wasm._malloc(8 * length);
    wasm.HEAPF64.set(column, at / 8);
    return at;
  });
  const [begin, count, out] = [wasm._malloc(8), wasm._malloc(8), wasm._malloc(4 * length)];
  const more = penetration === undefined ? [] : [penetration];
  const failed = wasm.asm[`TA_${talib}`]!(0, length - 1, ...columns, ...more, begin!, count!, out!);
  if (failed !== 0) throw new Error(`${talib}: ${failed}`);
  const lookback = wasm.HEAP32[begin! / 4]!;
  const values = new Int32Array(length);
  values.set(wasm.HEAP32.subarray(out! / 4, out! / 4 + wasm.HEAP32[count! / 4]!), lookback);
  for (const at of [...columns, begin!, count!, out!]) wasm.asm['free']!(at);
  return { values, lookback };
}

void main();
