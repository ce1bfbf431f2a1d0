import { describe, expect, it } from 'vitest';
import { depthsOf } from '../../src/report/backtest-drawdowns.js';
import { headline } from '../../src/report/headline.js';
import {
  renderBacktestReport,
  renderQualityReport,
  renderReport,
  textQualityReport,
} from '../../src/report/index.js';
import { QualityHistory } from '../../src/validation/index.js';
import { sampleReport } from './sample.js';

describe('a page', () => {
  const times = Array.from({ length: 100 }, (_, i) => i * 86_400_000);
  const equity = times.map((_, i) => 100 + (i % 7));

  it('uses no class that its style does not know, but for those that are plain', () => {
    const history = new QualityHistory();
    const pages = [
      renderReport(sampleReport(), { hasScript: true }),
      renderBacktestReport({ title: 't', times, equity, periodsPerYear: 365 }),
      renderQualityReport({ title: 't', total: history.total }),
    ];
    for (const page of pages) {
      const [, style] = /<style>([\s\S]*?)<\/style>/.exec(page)!;
      const used = [...page.matchAll(/ class="([^"]*)"/g)].flatMap(([, all]) => all!.split(' '));
      const unknown = new Set(used.filter((name) => !style!.includes(`.${name}`)));
      for (const name of unknown) expect(['words', 'value', 'gain0', '']).toContain(name);
    }
  });

  it('begins with the figures to be read first', () => {
    const tiles = (data: object) =>
      [
        ...headline({ title: 't', ...data }).text.matchAll(
          /<span>(.*?)<\/span><strong>(.*?)<\/strong><em>(.*?)<\/em>/g,
        ),
      ].map(([, ...parts]) => parts.join('|'));
    const gap = { from: 0, to: 1, missing: 2 };
    const quality = { score: 99.6, tier: 'Good', received: 1200, gaps: [gap, gap] };
    expect(tiles({ quality })).toEqual(['data quality|99.6|Good', 'bars|1,200|2 gaps']);
    expect(tiles({ quality: { ...quality, gaps: [gap] } })[1]).toBe('bars|1,200|1 gap');
    expect(tiles({ quality: { ...quality, gaps: [] } })[1]).toBe('bars|1,200|no gap');
    expect(tiles({ quality: { score: 1, tier: 'Poor', received: 2 } })[1]).toBe('bars|2|');
    expect(tiles({ quality: { score: 1, tier: 'Poor' } })).toHaveLength(1);
    expect(tiles({ composite: { direction: -1, confidence: 0.634 } })).toEqual([
      'composite|▼ down|confidence 63 %',
    ]);
    const decisions = ['buy', 'sell'].map((action, i) => ({ time: i * 86_400_000, action }));
    expect(tiles({ decisions })).toEqual(['last decision|sell|1970-01-02']);
    const timing = { bars: 1, barsPerSecond: 48_211.4, p50Us: 1, p99Us: 61.9 };
    expect(tiles({ timing })).toEqual(['speed|48,211/s|p99 62 µs a bar']);
  });

  it('of quality counts what became of bars and why, the most frequent first', () => {
    const { total: nothing } = new QualityHistory();
    const total = {
      ...nothing,
      ...{ from: 0, to: 86_400_000, validations: 8, lowestScore: 61.25, lastScore: 90, gaps: 2 },
      missing: 5,
      tiers: { ...nothing.tiers, Excellent: 1, Good: 3, Poor: 4 },
      dispositions: { ...nothing.dispositions, accepted: 6, rejected: 1, dropped: 1 },
      reasons: { ...nothing.reasons, 'not-finite': 1, 'high-too-low': 3 },
    };
    const text = textQualityReport({ title: 'A feed', total, periods: [total] });
    const lines = text.split('\n').map((line) => line.trim().replaceAll(/ {2,}/g, ' | '));
    expect(lines.slice(0, 2)).toEqual(['A feed', '1970-01-01 to 1970-01-02']);
    for (const line of [
      ...['score now | 90.0', 'lowest score | 61.3', 'time at Good or better | 50.0 %'],
      ...['gaps | 2, 5 bars missing', 'accepted | 6 | 75.00 %', 'rejected | 1 | 12.50 %'],
      ...['3 × high-too-low', '1 × not-finite', '1970-01-01 | 8 | 61.3 | 90.0 | 5 | 2'],
    ]) {
      expect(lines).toContain(line);
    }
    expect(text).not.toContain('conflict');
    expect(text.indexOf('high-too-low')).toBeLessThan(text.indexOf('not-finite'));
    expect(textQualityReport({ title: 't', total })).not.toContain('Over time');
    const page = renderQualityReport({ title: 'A & B', total, periods: [total] });
    for (const part of ['<h1>A &amp; B</h1>', '<td class="figure">75.00 %</td>', '<dd>61.3</dd>']) {
      expect(page).toContain(part);
    }
    expect(page.match(/<td class="words">1970-01-01<\/td>/g)).toHaveLength(1);
    expect(() => renderQualityReport({ title: 5, total } as never)).toThrow('data.title');
    expect(() => textQualityReport({ title: 't' } as never)).toThrow('data.total');
  });

  it('says how deep each bar is below the highest before', () => {
    expect(depthsOf([4, 2, 8, 6])).toEqual([0, -0.5, 0, -0.25]);
  });
});
