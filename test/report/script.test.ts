import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { renderReport } from '../../src/report/index.js';
import { sampleReport } from './sample.js';

const scriptOf = (page: string): string => /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? '';
const page = renderReport(sampleReport(), { hasScript: true });

it('a page has a script only where it is asked for, and is the same page without it', () => {
  expect(renderReport(sampleReport())).not.toContain('<script');
  expect(page.replace(/<script>[\s\S]*<\/script>/, '')).toBe(renderReport(sampleReport()));
  for (const options of [{ script: true }, { hasScript: 'yes' }, null, 1]) {
    expect(() => renderReport(sampleReport(), options as never)).toThrow('options');
  }
});

it('the program is below 8 kB, and parses', () => {
  const program = scriptOf(page).replace(/\(\{"steps[\s\S]*$/, '');
  expect(program.length).toBeGreaterThan(1_000);
  expect(program.length).toBeLessThan(8_192);
  expect(() => new Function(scriptOf(page))).not.toThrow();
});

it('reads out at most 6,000 bars, the newest among them, and no hole as a number', () => {
  const time = Array.from({ length: 25_000 }, (_, i) => i * 60_000);
  const close = time.map((_, i) => (i % 7 === 0 ? Number.NaN : 100 + i / 3));
  const long = renderReport({ title: 't', series: { time, close } }, { hasScript: true });
  const { steps, rows, ladder } = pointsIn(scriptOf(long));
  expect(steps.length).toBeLessThanOrEqual(6_000);
  expect(steps.reduce((sum, step) => sum + step, 0)).toBe(time.at(-1));
  expect(ladder).toEqual([...ladder].sort((a, b) => a - b));
  expect(rows['close']?.at(-1)).toBe(Number(close.at(-1)!.toPrecision(6)));
  expect(rows['close']).toContain(null);
  const hostile = { time: ['</script>', Number.NaN, 2], close: ['<b>', {}, 3] };
  const odd = renderReport({ title: 't', series: hostile as never }, { hasScript: true });
  expect(scriptOf(odd)).not.toContain('<b>');
  expect(odd.match(/<\/script>/g)).toHaveLength(1);
});

it('a column of figures is sorted by what they say, and backwards by the next click', () => {
  const figures = ['1,469.25', '–', '−3.5', '12.5 %', '−1,000', '1.200e-7'];
  const rising = ['–', '−1,000', '−3.5', '1.200e-7', '12.5 %', '1,469.25'];
  expect(sorted('figure', figures, 1)).toEqual(rising);
  expect(sorted('figure', figures, 2)).toEqual([...rising].reverse());
  expect(sorted('words', ['b', '10', 'a'], 1)).toEqual(['10', 'a', 'b']);
});

/** A column of `texts` after so many clicks on its heading. */
function sorted(className: string, texts: readonly string[], clicks: number): string[] {
  let rows = texts.map((textContent) => ({ cells: [{ textContent }] }));
  let click = (): void => {};
  const body = {
    get rows() {
      return rows;
    },
    append(...others: typeof rows): void {
      rows = others;
    },
  };
  const heading = {
    className,
    cellIndex: 0,
    closest: () => ({ tBodies: [body] }),
    addEventListener(_: string, listener: () => void): void {
      click = listener;
    },
  };
  const document = { querySelector: () => null, querySelectorAll: () => [heading] };
  runInNewContext(scriptOf(page), { document });
  for (let i = 0; i < clicks; i++) click();
  return rows.map(({ cells }) => cells[0]!.textContent);
}

interface Points {
  readonly steps: readonly number[];
  readonly rows: Readonly<Record<string, readonly (number | null)[]>>;
  readonly ladder: readonly number[];
}

/** The numbers that a script is called with. */
function pointsIn(script: string): Points {
  const call = script.lastIndexOf(')({');
  return JSON.parse(JSON.stringify(runInNewContext(script.slice(call + 1))));
}
