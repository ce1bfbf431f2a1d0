import { expect, it } from 'vitest';
import { type Content, html } from '../../src/report/html.js';
import { renderReport, textReport } from '../../src/report/index.js';
import { clipped, oneLine, tableText } from '../../src/report/text-table.js';

it('text never becomes markup, in an attribute of either quote neither', () => {
  expect(html`<p title='${`'"<>&`}'>`.text).toBe("<p title='&#39;&quot;&lt;&gt;&amp;'>");
});

it('what is not there leaves no word on the page', () => {
  const isShown = false as const;
  const parts: Content[] = [isShown, undefined, 'yes', 0];
  expect(html`<p>${isShown}${undefined}${parts}</p>`.text).toBe('<p>yes0</p>');
  const series = { time: [0, 60_000], close: [1, 2] };
  const page = renderReport({ title: 't', series } as never);
  expect(page).not.toMatch(/>[^<]*\b(false|undefined|null)\b[^<]*<(?!\/script)/);
});

it('a line of text keeps its width, and its line', () => {
  expect(clipped('abcdef', 6)).toBe('abcdef');
  expect(clipped('abcdefg', 6)).toBe('abcde…');
  expect(oneLine('a\u0000\n\u001b[2Jb')).toBe('a [2Jb');
});

it('two hundred thousand rows are a table, not a stack overflow', () => {
  const rows = Array.from({ length: 200_000 }, (_, i) => [String(i), 'x']);
  const lines = tableText({ headings: ['n', 'what'], rows, figures: [0] });
  expect(lines.length).toBe(200_001);
  const signals = rows.map((_, i) => ({
    time: i * 60_000,
    timeframe: '1m',
    strategy: 's',
    direction: 1,
    pUp: 0.6,
  }));
  const series = { time: [0, 60_000], close: [1, 2] };
  expect(textReport({ title: 't', series, signals } as never).length).toBeGreaterThan(100);
});
