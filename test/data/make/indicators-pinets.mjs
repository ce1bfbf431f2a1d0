// Indicator fixtures from PineTS, an independent runtime of Pine Script: what a TradingView script
// of these lines plots from a chart's first bar on, as far as PineTS is right about TradingView.
//
//   node test/data/make/indicators-pinets.mjs
//
// Writes test/data/indicators/bars.pinets.json: for each plot its Pine expression and the whole
// series, null for na. Needs npm; PineTS is installed in a folder of its own for the run only.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = new URL('../indicators/', import.meta.url);
const name = 'pinets@0.9.34';

/** Plots, and the Pine lines that give them; `before` is what a line needs. */
const single = {
  sma20: 'ta.sma(close, 20)',
  ema20: 'ta.ema(close, 20)',
  rma14: 'ta.rma(close, 14)',
  wma20: 'ta.wma(close, 20)',
  hma9: 'ta.hma(close, 9)',
  vwma20: 'ta.vwma(close, 20)',
  alma9: 'ta.alma(close, 9, 0.85, 6)',
  swma: 'ta.swma(close)',
  dema20: '2 * ta.ema(close, 20) - ta.ema(ta.ema(close, 20), 20)',
  tema20:
    '3 * ta.ema(close, 20) - 3 * ta.ema(ta.ema(close, 20), 20) + ta.ema(ta.ema(ta.ema(close, 20), 20), 20)',
  zlema20: 'ta.ema(close + (close - close[9]), 20)',
  rsi14: 'ta.rsi(close, 14)',
  cmo14: 'ta.cmo(close, 14)',
  mom10: 'ta.mom(close, 10)',
  roc10: 'ta.roc(close, 10)',
  tsi: '100 * ta.tsi(close, 13, 25)',
  cog10: 'ta.cog(close, 10)',
  stochRsiK: 'ta.sma(ta.stoch(ta.rsi(close, 14), ta.rsi(close, 14), ta.rsi(close, 14), 14), 3)',
  stochK: 'ta.sma(ta.stoch(close, high, low, 14), 3)',
  stochRaw: 'ta.stoch(close, high, low, 14)',
  wpr14: 'ta.wpr(14)',
  cci20: 'ta.cci(hlc3, 20)',
  mfi14: 'ta.mfi(hlc3, 14)',
  ao: 'ta.sma(hl2, 5) - ta.sma(hl2, 34)',
  bop: '(close - open) / (high - low)',
  tr: 'ta.tr(true)',
  atr14: 'ta.atr(14)',
  sar: 'ta.sar(0.02, 0.02, 0.2)',
  obv: 'ta.obv',
  accdist: 'ta.accdist',
  pvt: 'ta.pvt',
  nvi: 'ta.nvi',
  pvi: 'ta.pvi',
  wad: 'ta.wad',
  wvad: 'ta.wvad',
  iii: 'ta.iii',
  vwap: 'ta.vwap(hlc3)',
  stdev20: 'ta.stdev(close, 20)',
  variance20: 'ta.variance(close, 20)',
  dev20: 'ta.dev(close, 20)',
  median20: 'ta.median(close, 20)',
  percentrank100: 'ta.percentrank(close, 100)',
  correlation20: 'ta.correlation(high, low, 20)',
  linreg14: 'ta.linreg(close, 14, 0)',
  highest20: 'ta.highest(close, 20)',
  lowest20: 'ta.lowest(close, 20)',
  highestbars25: 'ta.highestbars(high, 25)',
  lowestbars25: 'ta.lowestbars(low, 25)',
  bbw20: 'ta.bbw(close, 20, 2)',
  kcw20: 'ta.kcw(close, 20, 2)',
  pivothigh5: 'ta.pivothigh(high, 5, 5)',
  pivotlow5: 'ta.pivotlow(low, 5, 5)',
  sum20: 'math.sum(close, 20)',
  massIndex: 'math.sum(ta.ema(high - low, 9) / ta.ema(ta.ema(high - low, 9), 9), 10)',
  trixLog: '10000 * ta.change(ta.ema(ta.ema(ta.ema(math.log(close), 18), 18), 18))',
  coppock: 'ta.wma(ta.roc(close, 14) + ta.roc(close, 11), 10)',
  chop14:
    '100 * math.log10(math.sum(ta.atr(1), 14) / (ta.highest(14) - ta.lowest(14))) / math.log10(14)',
  cmf20:
    'math.sum((close == high and close == low or high == low ? 0 : ((2 * close - low - high) / (high - low)) * volume), 20) / math.sum(volume, 20)',
  chaikinOsc: 'ta.ema(ta.accdist, 3) - ta.ema(ta.accdist, 10)',
  dpo21: 'close - ta.sma(close, 21)[11]',
  eom14: 'ta.sma(10000 * ta.change(hl2) * (high - low) / volume, 14)',
  forceIndex13: 'ta.ema(ta.change(close) * volume, 13)',
  klinger:
    'ta.ema(ta.change(hlc3) >= 0 ? volume : -volume, 34) - ta.ema(ta.change(hlc3) >= 0 ? volume : -volume, 55)',
  historicalVolatility: '100 * ta.stdev(math.log(close / close[1]), 10) * math.sqrt(365)',
  relativeVolatility:
    'ta.ema(ta.change(close) <= 0 ? 0 : ta.stdev(close, 10), 14) / (ta.ema(ta.change(close) <= 0 ? 0 : ta.stdev(close, 10), 14) + ta.ema(ta.change(close) > 0 ? 0 : ta.stdev(close, 10), 14)) * 100',
  rvgi: 'math.sum(ta.swma(close - open), 10) / math.sum(ta.swma(high - low), 10)',
  vortexPlus: 'math.sum(math.abs(high - low[1]), 14) / math.sum(ta.atr(1), 14)',
  aroonUp: '100 * (ta.highestbars(high, 15) + 14) / 14',
  aroonDown: '100 * (ta.lowestbars(low, 15) + 14) / 14',
  ppo: '(ta.ema(close, 12) - ta.ema(close, 26)) / ta.ema(close, 26) * 100',
  pvo: '(ta.ema(volume, 12) - ta.ema(volume, 26)) / ta.ema(volume, 26) * 100',
  elderBull: 'high - ta.ema(close, 13)',
  linregSlope: 'ta.linreg(close, 14, 0) - ta.linreg(close, 14, 1)',
  kst: 'ta.sma(ta.roc(close, 10), 10) + 2 * ta.sma(ta.roc(close, 15), 10) + 3 * ta.sma(ta.roc(close, 20), 10) + 4 * ta.sma(ta.roc(close, 30), 15)',
  donchianMiddle: 'math.avg(ta.highest(20), ta.lowest(20))',
};
const several = {
  'macd, macdSignal, macdHistogram': 'ta.macd(close, 12, 26, 9)',
  'bbMiddle, bbUpper, bbLower': 'ta.bb(close, 20, 2)',
  'kcMiddle, kcUpper, kcLower': 'ta.kc(close, 20, 2)',
  'kcrMiddle, kcrUpper, kcrLower': 'ta.kc(close, 20, 2, false)',
  'dmiPlus, dmiMinus, dmiAdx': 'ta.dmi(14, 14)',
  'dmiPlus17, dmiMinus17, dmiAdx1714': 'ta.dmi(17, 14)',
  'superTrend, superTrendDirection': 'ta.supertrend(3, 10)',
};
const blocks = {
  smiValue: `smiRange = ta.highest(10) - ta.lowest(10)
smiRelative = close - (ta.highest(10) + ta.lowest(10)) / 2
smiValue = 200 * ta.ema(ta.ema(smiRelative, 3), 3) / ta.ema(ta.ema(smiRange, 3), 3)`,
  mcGinley: `var float mcGinley = na
mcGinleySeed = ta.ema(close, 14)
mcGinley := na(mcGinley[1]) ? mcGinleySeed : mcGinley[1] + (close - mcGinley[1]) / (14 * math.pow(close / mcGinley[1], 4))`,
  ultimate: `ulHigh = math.max(high, close[1])
ulLow = math.min(low, close[1])
ulBp = close - ulLow
ulTr = ulHigh - ulLow
ultimate = 100 * (4 * math.sum(ulBp, 7) / math.sum(ulTr, 7) + 2 * math.sum(ulBp, 14) / math.sum(ulTr, 14) + math.sum(ulBp, 28) / math.sum(ulTr, 28)) / 7`,
  connorsRsi: `crStreak = 0.0
crStreak := close == close[1] ? 0 : close > close[1] ? (nz(crStreak[1]) <= 0 ? 1 : nz(crStreak[1]) + 1) : (nz(crStreak[1]) >= 0 ? -1 : nz(crStreak[1]) - 1)
connorsRsi = math.avg(ta.rsi(close, 3), ta.rsi(crStreak, 2), ta.percentrank(ta.roc(close, 1), 100))`,
  fisher: `fiHigh = ta.highest(hl2, 9)
fiLow = ta.lowest(hl2, 9)
fiRound(x) => x > 0.99 ? 0.999 : x < -0.99 ? -0.999 : x
fiValue = 0.0
fiValue := fiRound(0.66 * ((hl2 - fiLow) / (fiHigh - fiLow) - 0.5) + 0.67 * nz(fiValue[1]))
fisher = 0.0
fisher := 0.5 * math.log((1 + fiValue) / (1 - fiValue)) + 0.5 * nz(fisher[1])`,
  ulcer:
    'ulcer = math.sqrt(ta.sma(math.pow(100 * (close - ta.highest(close, 14)) / ta.highest(close, 14), 2), 14))',
  alligatorJaw: `alligatorJaw = ta.rma(hl2, 13)[8]`,
};

function script() {
  const lines = ['//@version=6', 'indicator("fixture")'];
  for (const [plot, text] of Object.entries(single)) lines.push(`plot(${text}, "${plot}")`);
  for (const [plots, text] of Object.entries(several)) {
    lines.push(`[${plots}] = ${text}`);
    for (const plot of plots.split(', ')) lines.push(`plot(${plot}, "${plot}")`);
  }
  for (const [plot, text] of Object.entries(blocks)) lines.push(text, `plot(${plot}, "${plot}")`);
  return lines.join('\n');
}

const [, ...rows] = readFileSync(new URL('bars.csv', here), 'utf8').trim().split('\n');
const candles = rows.map((row) => {
  const [openTime, open, high, low, close, volume] = row.split(',').map(Number);
  return { openTime, closeTime: openTime + 3_599_999, open, high, low, close, volume };
});

const folder = mkdtempSync(join(tmpdir(), 'pinets-'));
try {
  execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, name]);
  const entry = join(folder, 'node_modules/pinets/dist/pinets.min.es.js');
  const { PineTS } = await import(pathToFileURL(entry).href);
  const { plots } = await new PineTS(candles, 'FIXTURE', '60').run(script());
  const calls = Object.entries({ ...single, ...blocks }).concat(
    Object.entries(several).flatMap(([names, text]) => names.split(', ').map((n) => [n, text])),
  );
  const columns = calls.map(([plot, call]) => {
    const values = plots[plot].data.map(({ value }) =>
      typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(15)) : null,
    );
    return `  ${JSON.stringify(plot)}: ${JSON.stringify({ tool: 'PineTS', call, values })}`;
  });
  const head = JSON.stringify({
    script: 'test/data/make/indicators-pinets.mjs',
    series: 'bars.csv',
    versions: { PineTS: name.split('@')[1], package: name, node: process.version },
  });
  const text = `{\n${head.slice(1, -1)},\n"columns": {\n${columns.join(',\n')}\n}}\n`;
  writeFileSync(new URL('bars.pinets.json', here), text);
  console.log(name, columns.length, 'columns');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
