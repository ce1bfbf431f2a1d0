import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReportData, renderReport, textReport } from '../../src/report/index.js';
import { sampleReport } from './sample.js';
import { requireWellFormed } from './well-formed.js';

const data = sampleReport();
const page = renderReport(data);

/** The charts of a page, without those nested in them. */
const chartsOf = (html: string): string[] =>
  [...html.matchAll(/<svg class="chart"[\s\S]*?<\/svg>(?=<\/section>)/g)].map((m) => m[0].trim());

/** The page without what HTML leaves open, which then is XML. */
const asXml = (html: string): string =>
  html
    .replace('<!DOCTYPE html>', '')
    .replace(/<meta[^>]*>/g, '')
    .trim();

const series = (close: number[], more: object = {}): ReportData => ({
  title: 't',
  series: { time: close.map((_, i) => i * 86_400_000), close, ...more },
});

/** The numbers y of a line's path, in drawing units. */
const heights = (html: string, kind: string): number[] => {
  const path = html.match(new RegExp(`class="line ${kind}" d="([^"]*)"`))?.[1] ?? '';
  return [...path.matchAll(/[\d.]+,(-?[\d.]+)/g)].map((match) => Number(match[1]));
};

describe('renderReport', () => {
  test('is well-formed, page and charts', () => {
    expect(chartsOf(page).length).toBe(2);
    for (const chart of chartsOf(page)) requireWellFormed(chart);
    requireWellFormed(asXml(page));
  });

  test('words in tables wrap on a narrow screen, so that the last column is seen', () => {
    const narrow = page.slice(page.indexOf('@media(max-width:760px)')).split('\n')[0]!;
    expect(narrow).toContain('td.words{white-space:normal}');
    expect(narrow).toContain('.rules td:nth-child(n+3){min-width:0}');
    expect(page).toContain('<td class="words">');
  });

  test('stays below a megabyte for 5,105 bars, and for a million', () => {
    expect(page.length).toBeLessThan(250_000);
    const close = Float64Array.from({ length: 1_000_000 }, (_, i) => 100 + Math.sin(i * i));
    const time = close.map((_, i) => i * 60_000);
    const markers = Array.from(time, (at, i) => ({ time: at, direction: (i % 3) - 1, text: 'x' }));
    const long = renderReport({
      title: 'long',
      series: { time, close, denoised: close, markers },
      energy: { time, scales: [{ name: 'all', energy: close }] },
    });
    expect(long.length).toBeLessThan(1_000_000);
  });

  test('the same data gives the same page; JSON carries it', () => {
    expect(renderReport(sampleReport())).toBe(page);
    for (const priceAxis of ['linear', 'log'] as const) {
      const plain = series([1, Number.NaN, 3, 2], { denoised: [Number.NaN, 1, 2, 3], priceAxis });
      const carried = JSON.parse(JSON.stringify(plain)) as ReportData;
      expect(renderReport(carried)).toBe(renderReport(plain));
      expect(textReport(carried)).toBe(textReport(plain));
    }
  });

  test('loads nothing and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=|javascript:/i);
    expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toContain('//');
  });

  test('hostile text is shown, not obeyed, wherever it stands', () => {
    const evil = `"'</style></title></svg><script>alert(1)</script>&\u0000`;
    const time = [0, 1];
    const html = renderReport({
      title: evil,
      symbol: evil,
      base: evil,
      quality: {
        score: 1,
        tier: evil,
        counts: { [evil]: 1 },
        closures: [{ date: evil, name: evil }],
      },
      series: { time, close: [1, 2], markers: [{ time: 0, direction: 1, text: evil }] },
      energy: { time, scales: [{ name: evil, energy: [1, 1] }] },
      indicators: [{ timeframe: evil, values: { [evil]: 1, constructor: 2 } }],
      signals: [
        { time: 0, timeframe: evil, strategy: evil, direction: 1, pUp: 1, reasons: [evil] },
      ],
      decisions: [{ time: 0, action: evil, reason: evil }],
    });
    expect(html).not.toContain('<script');
    expect(html.match(/&lt;script&gt;/g)?.length).toBe(19);
    requireWellFormed(asXml(html));
  });

  test('only a title is required; a section that is missing is left out', () => {
    const bare = renderReport({ title: 'bare' });
    requireWellFormed(asXml(bare));
    expect(bare).not.toContain('<h2>');
    expect(() => renderReport({} as ReportData)).toThrow(/data\.title must be a text/);
    expect(() => textReport(null as unknown as ReportData)).toThrow(/data must be an object/);
  });

  test.each([
    ['no bars', []],
    ['one bar', [5]],
    ['only holes', [Number.NaN, Number.NaN]],
    ['holes', [1, Number.NaN, 2, Number.POSITIVE_INFINITY]],
    ['a flat line', [7, 7, 7]],
    ['zero', [0, 0]],
    ['below zero', [-3, 4, -1]],
    ['tiny', [1e-300, 3e-300]],
    ['huge', [1e300, -1e300]],
    ['barely apart', [1e15, 1e15 + 1]],
    ['worlds apart', [5e-324, 1.7e308]],
  ])('%s are drawn or said to be nothing', (_, close) => {
    const html = renderReport(
      series(close, { open: close, high: close, low: close, priceAxis: 'log' }),
    );
    requireWellFormed(asXml(html));
    expect(html).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  test('whatever the numbers, the page is well-formed and no number that is none gets in', () => {
    const numbers = fc.array(fc.double(), { maxLength: 20 });
    fc.assert(
      fc.property(numbers, numbers, numbers, fc.boolean(), (time, close, other, log) => {
        const priceAxis = log ? 'log' : 'linear';
        const markers = other.map((x) => ({ time: x, direction: x, text: 'm' }));
        const candles = { open: other, high: close, low: other };
        const html = renderReport({
          title: 't',
          span: { from: close[0] ?? 0, to: close[1] ?? 0 },
          series: { time, close, denoised: other, markers, priceAxis, ...candles },
          energy: {
            time,
            scales: [
              { name: 'a', energy: close },
              { name: 'b', energy: other },
            ],
          },
          composite: { direction: other[0] ?? 0, confidence: close[0] ?? 0 },
        });
        requireWellFormed(asXml(html));
        expect(html).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });

  test('no spike is lost: every extreme of a long series is on the paper', () => {
    const close = new Array<number>(50_000).fill(500);
    close[31_415] = 900;
    close[31_416] = 100;
    const drawn = heights(renderReport(series(close, { priceAxis: 'linear' })), 'price');
    expect(drawn.length).toBeLessThan(5_000);
    const room = (0.06 / 1.12) * 380;
    expect(Math.min(...drawn)).toBeCloseTo(room, 0);
    expect(Math.max(...drawn)).toBeCloseTo(380 - room, 0);
  });

  test('a long series takes a logarithmic axis by itself where prices trebled', () => {
    expect(page).toContain('logarithmic axis');
    expect(renderReport(series([1, 2]))).not.toContain('logarithmic axis');
    expect(renderReport(series([1, 2], { priceAxis: 'log' }))).toContain('logarithmic axis');
    expect(renderReport(series([-1, 2], { priceAxis: 'log' }))).not.toContain('logarithmic');
    const [low, middle, high] = heights(renderReport(series([100, 200, 400])), 'price');
    expect(low! - middle!).toBeCloseTo(middle! - high!, 0);
  });

  test('axes have round ticks: years for decades, hours for a day', () => {
    const labels = (html: string, kind: string): string[] =>
      [...html.matchAll(new RegExp(`class="${kind}[^"]*"[^>]*>([^<]*)<`, 'g'))].map((m) => m[1]!);
    const [price] = chartsOf(page);
    expect(labels(price!, 'time').slice(0, 3)).toEqual(['2002', '2004', '2006']);
    expect(labels(price!, 'value')).toContain('1,500');
    const minutes = Array.from({ length: 300 }, (_, i) => 1_577_836_800_000 + i * 300_000);
    const day = renderReport({ title: 't', series: { time: minutes, close: minutes } });
    expect(labels(day, 'time').slice(0, 3)).toEqual(['1 Jan', '03:00', '06:00']);
    const quarter = Array.from({ length: 400 }, (_, i) => 1_577_836_800_000 + i * 86_400_000);
    const year = renderReport({ title: 't', series: { time: quarter, close: quarter } });
    expect(labels(year, 'time').slice(0, 2)).toEqual(['Jan 2020', 'Apr 2020']);
    const week = Array.from({ length: 9 }, (_, i) => 1_577_836_800_000 + i * 86_400_000);
    const days = renderReport({ title: 't', series: { time: week, close: week } });
    expect(labels(days, 'time').slice(0, 2)).toEqual(['1 Jan', '2 Jan']);
  });

  test('few bars with all prices are candles: hollow where they rose', () => {
    const close = [2, 1];
    const html = renderReport(series(close, { open: [1, 2], high: [3, 3], low: [0.5, 0.5] }));
    expect(html.match(/price rising" d="(M[^"]*)"/)?.[1]).toMatch(/^M0\.0|^M-/);
    expect(html).toMatch(/price falling" d="M/);
  });

  test('energy is shown as shares: two equal scales meet in the middle', () => {
    const time = [0, 1, 2, 3];
    const scales = [
      { name: 'fine', energy: [1, 5, Number.NaN, 2] },
      { name: 'coarse', energy: [1, 5, Number.NaN, 2] },
    ];
    const html = renderReport({ title: 't', energy: { time, scales } });
    const path = html.match(/path class="a9" d="([^"]*)"/)![1]!;
    expect(path).toBe(
      'M0.0,240V120.0L150.0,120.0 450.0,120.0L600.0,120.0V240zM900.0,240V120.0L1050.0,120.0L1200.0,120.0V240z',
    );
  });

  test('markers on one spot are one mark that says how many', () => {
    const at = (time: number, direction: number) => ({ time, direction, text: 'cross' });
    const markers = [at(0, 1), at(1, 1), at(1, -1), at(-5, 1), at(9e9, 1), at(Number.NaN, 0)];
    const html = renderReport(series([1, 2, 3], { markers }));
    expect(html.match(/class="mark"/g)?.length).toBe(2);
    expect(html).toContain('1970-01-01 cross (and 1 more)');
  });

  test('lists show the latest, newest first, and say of how many', () => {
    expect(page).toContain('the latest 12 of 59');
    expect(page.indexOf('2020-03-11</td>')).toBeLessThan(page.indexOf('2019-09-05</td>'));
  });

  test('gaps are counted and listed', () => {
    const gaps = Array.from({ length: 25 }, (_, i) => ({ from: i, to: i + 1, missing: 2 }));
    const quality = { score: 150, tier: 'Poor', gaps, received: 7 };
    const html = renderReport({ title: 't', quality });
    expect(html).toContain('25 (50 bars)');
    expect(html).toContain('and 5 more');
    expect(html).toContain('width:100%');
    expect(textReport({ title: 't', quality })).toContain('and 15 more gaps');
  });
});

describe('textReport', () => {
  const text = textReport(data);

  test('is at most 96 characters wide, with no trailing blanks', () => {
    const hostile = {
      ...data,
      title: `${'long '.repeat(60)}\u001B[31m\r\nred`,
      symbol: 'x'.repeat(200),
    };
    for (const line of [...text.split('\n'), ...textReport(hostile).split('\n')]) {
      expect(line.length).toBeLessThanOrEqual(96);
      expect(line).toBe(line.trimEnd());
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(line).not.toMatch(/[\u0000-\u001F]/);
    }
  });

  test('says what matters', () => {
    for (const part of [
      '^GSPC · 1d · 2000-01-03 to 2020-04-17',
      'last 2,874.56, denoised 2,613.10; lowest 676.53, highest 3,386.15',
      '99.6 of 100: Excellent',
      'expected by the calendar  5,105',
      '2018-12-05  mourning for George H. W. Bush',
      'macd.histogram              12.35      3.35     −5.65',
      'confidence  63.4 %',
      'the latest 12 of 59',
      'bars per second  48,211',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('lists of any length are written', () => {
    const many = Array.from({ length: 150_000 }, (_, i) => i);
    const counts = Object.fromEntries(many.map((i) => [`count ${i}`, i]));
    const scales = many.map((i) => ({ name: `d${i}`, energy: [i] }));
    const indicators = many.map((i) => ({ timeframe: `${i}m`, values: { rsi: i } }));
    const quality = { score: 99, tier: 'Excellent', counts };
    for (const part of [{ quality }, { energy: { time: [0], scales } }, { indicators }]) {
      expect(textReport({ title: 'Much', ...part })).toContain('Much');
    }
  });

  test('sections without content say so', () => {
    const empty = textReport({
      title: 't',
      series: { time: [], close: [] },
      energy: { time: [], scales: [] },
      indicators: [],
      signals: [],
    });
    expect(empty.match(/nothing to show/g)?.length).toBe(2);
    expect(empty).toContain('t\n\nPrice');
  });
});
