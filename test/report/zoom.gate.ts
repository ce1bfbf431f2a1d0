import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { renderReport } from '../../src/report/index.js';
import { documentOf } from '../browser-page.js';
import { browser } from '../golden/runtimes.js';
import { sampleReport } from './sample.js';

const folder = mkdtempSync(join(tmpdir(), 'barwave-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a reader does, and what the page shows after each step, as JSON in the title. */
const reader = `
const faults = [];
addEventListener('error', ({ message }) => faults.push(message));
addEventListener('load', () => {
  const chart = document.querySelector('svg.chart[aria-label^="Price"]');
  const energy = document.querySelector('svg.chart[aria-label^="Share"]');
  const shown = () => ({
    price: chart.querySelector('svg[viewBox]').getAttribute('viewBox').split(' ').map(Number),
    energy: energy.querySelector('svg[viewBox]').getAttribute('viewBox').split(' ').map(Number),
    values: [...chart.querySelectorAll('.value')].filter(({ style }) => style.display !== 'none').map((one) => one.textContent),
    marks: [...chart.querySelectorAll('.mark')].filter(({ style }) => style.display !== 'none').length,
    said: document.querySelector('output').textContent,
  });
  const key = (name) => chart.dispatchEvent(new KeyboardEvent('keydown', { key: name }));
  const { left, top, width } = chart.getBoundingClientRect();
  const pointer = (type, share) => chart.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'mouse', button: 0, clientX: left + share * width, clientY: top + 20 }));
  const steps = [shown()];
  key('+');
  steps.push(shown());
  key('0');
  steps.push(shown());
  pointer('pointerdown', 0.8);
  pointer('pointermove', 0.9);
  pointer('pointerup', 0.9);
  steps.push(shown());
  document.querySelector('.zoom button:last-child').click();
  steps.push(shown());
  document.title = JSON.stringify({ faults, steps });
});`;

interface Shown {
  readonly price: readonly [number, number, number, number];
  readonly energy: readonly [number, number, number, number];
  readonly values: readonly string[];
  readonly marks: number;
  readonly said: string;
}

async function read(): Promise<{ readonly faults: string[]; readonly steps: readonly Shown[] }> {
  const page = renderReport(sampleReport(), { hasScript: true });
  const withReader = page.replace('<body>', `<body><script>${reader}</script>`);
  writeFileSync(join(folder, 'index.html'), withReader);
  const dump = await documentOf(folder, ['--window-size=1200,900']);
  return JSON.parse(/<title>(.*?)<\/title>/s.exec(dump)![1]!.replaceAll('&amp;', '&'));
}

it.skipIf(browser === undefined)('a page zooms by key and by drag, and back', async () => {
  const { faults, steps } = await read();
  const [whole, half, back, dragged, all] = steps as readonly [Shown, Shown, Shown, Shown, Shown];
  expect(faults).toEqual([]);
  expect(whole.price).toEqual([0, 0, 1_200, 380]);
  expect(whole.said).toContain('close 2874.56');
  expect(half.price[0]).toBeCloseTo(300, 3);
  expect(half.price[2]).toBeCloseTo(600, 3);
  expect(half.energy[2]).toBeCloseTo(600, 3); // all charts over time go together
  expect(half.energy[3]).toBe(240);
  expect(half.marks).toBeLessThan(whole.marks);
  for (const again of [back, all]) {
    expect([again.price, again.values, again.marks]).toEqual([
      ...[whole.price, whole.values, whole.marks],
    ]);
  }
  // A tenth of the years is a tenth of the width; the price takes the height that they need.
  expect(dragged.price[0]).toBeCloseTo(960, 0);
  expect(dragged.price[2]).toBeCloseTo(120, 0);
  expect(dragged.price[3]).toBeLessThan(190);
  expect(dragged.values).toHaveLength(5);
  const prices = dragged.values.map((text) => Number(text.replaceAll(',', '')));
  // 2016-04 to 2018-04: from below 2,000 to 2,873 at its highest close.
  expect(Math.max(...prices)).toBeGreaterThan(2_700);
  expect(Math.min(...prices)).toBeLessThan(2_150);
});
