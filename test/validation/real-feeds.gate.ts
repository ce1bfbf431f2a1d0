import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Bar, isoDate, MS_PER_DAY } from '../../src/bars/index.js';
import {
  DataValidator,
  type DataValidatorOptions,
  type ReasonCode,
  type ValidationEvent,
} from '../../src/validation/index.js';

const folder = process.env['BARWAVE_DATA'] ?? '../shared/data';
const isPresent = existsSync(folder);

it.runIf(!isPresent)(`${folder}: not present`, () => {});

const dateOf = (time: number): string => isoDate(Math.floor(time / MS_PER_DAY));

function load(name: string): Bar[] {
  const text = gunzipSync(readFileSync(join(folder, `${name}.csv.gz`))).toString();
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [time = 0, open = 0, high = 0, low = 0, close = 0, volume = 0] = line
        .split(',')
        .map(Number);
      return { time, open, high, low, close, volume };
    });
}

/** What a validator says to a file: printed, and returned to be held against figures. */
function said(name: string, options: DataValidatorOptions) {
  const validator = new DataValidator(options);
  const events: ValidationEvent[] = [];
  const reasons: [time: number, reason: ReasonCode][] = [];
  const tiers = new Map<string, number>();
  for (const bar of load(name)) {
    const validation = validator.update(bar);
    events.push(...validation.events);
    for (const judgement of validation.judgements) {
      for (const reason of judgement.reasons) reasons.push([judgement.time, reason]);
    }
    const { accepted } = validator.counts;
    const { tier } = validation.quality;
    if (accepted > 0) tiers.set(tier, (tiers.get(tier) ?? 0) + 1);
  }
  const counts = Object.entries(validator.counts).filter(([, count]) => count > 0);
  const why = Object.entries(validator.reasonCounts).filter(([, count]) => count > 0);
  console.log(name, Object.fromEntries(tiers), Object.fromEntries(counts), Object.fromEntries(why));
  return { validator, events, reasons, tiers };
}

describe.runIf(isPresent)('feeds as they are', () => {
  it('AAPL, unadjusted: the four splits by name, and not the fall of 2000-09-29', () => {
    const { events } = said('lean_aapl_1d_raw', { base: '1d', calendar: 'us-equities' });
    const dates = (type: string) =>
      events.flatMap((event) =>
        event.type === type && 'time' in event ? [dateOf(event.time)] : [],
      );
    expect(dates('split-like')).toEqual(['2000-06-21', '2005-02-28', '2014-06-09', '2020-08-31']);
    expect(dates('jump')).toEqual(['2000-09-29']);
    expect(dates('spike')).toEqual([]);
  });

  it('SPY by the hour: the wicks, most of them before 2007', () => {
    const { reasons, validator } = said('lean_spy_1h_raw', { base: '1h', gapToleranceBars: 200 });
    const wicks = reasons.filter(([, reason]) => reason === 'wick').map(([time]) => dateOf(time));
    console.log(`wicks: ${wicks.join(' ')}`);
    const early = wicks.filter((date) => date < '2007').length;
    expect(early).toBeGreaterThan(0.5 * wicks.length);
    expect(validator.reasonCounts['spike-confirmed']).toBe(0);
  });

  it('SPY by the minute, extended hours among them: Good or better', () => {
    const options = { base: '1m', calendar: 'us-equities' } as const;
    const { tiers, validator } = said('pyalgo_nt_spy_minute_2011_1m', options);
    expect([...tiers.keys()]).toEqual(['Excellent']);
    expect(validator.counts['outside-session']).toBe(6_380);
    expect(validator.counts.rejected).toBe(0);
  });

  it('EURUSD by the second, where something traded: Good or better', () => {
    const options = { base: '1s', calendar: 'fx', feed: 'tradeOnly' } as const;
    const { tiers } = said('lean_oanda_eurusd_1s_bid', options);
    expect([...tiers.keys()].filter((tier) => tier !== 'Excellent' && tier !== 'Good')).toEqual([]);
  });

  it.each([
    ['lean_coinbase_btcusd_1s', { base: '1s', feed: 'tradeOnly' }],
    ['lean_spy_1s', { base: '1s', calendar: 'us-equities', feed: 'tradeOnly' }],
    ['yndx_moex_2016_1m', { base: '1m', feed: 'tradeOnly' }],
  ] as const)('%s: at Good or better nine tenths of the time, few spikes', (name, options) => {
    const { tiers, validator } = said(name, options);
    const all = [...tiers.values()].reduce((a, b) => a + b);
    expect((tiers.get('Excellent') ?? 0) + (tiers.get('Good') ?? 0)).toBeGreaterThan(0.9 * all);
    expect(validator.reasonCounts['spike-confirmed']).toBeLessThanOrEqual((3 * all) / 10_000);
  });
});
