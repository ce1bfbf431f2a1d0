import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { documentOf } from './browser-page.js';
import { browser } from './golden/runtimes.js';

it('the chart page is bundled, with types that hold', () => {
  execFileSync('node', ['examples/chart/build.mjs']);
  execFileSync('npx', ['tsc', '-p', 'examples/chart']);
});

it.skipIf(browser === undefined)(
  'the chart page draws, closes bars and shows the one that forms, without inline code',
  async () => {
    // Ten seconds of the page's own time, however long they take: a hundred ticks, five a bar.
    const page = await documentOf('site/chart', ['--virtual-time-budget=10000']);
    expect(page.match(/<canvas/g)!.length).toBeGreaterThanOrEqual(4); // lightweight-charts' layers
    const [, bars, close] = /(\d+) bars closed here, the last at ([\d.]+)/.exec(page)!;
    expect(Number(bars)).toBeGreaterThanOrEqual(10);
    expect(Number(close)).toBeGreaterThan(50);
    const [, price, action] = /forming: ([\d.]+), decision if it closed now: (\w+)/.exec(page)!;
    expect(Number(price)).toBeGreaterThan(50);
    expect(['open', 'hold']).toContain(action);
  },
);
