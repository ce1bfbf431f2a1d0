import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The demo as a newcomer meets it: `npm run demo`, on the S&P 500, on a file of one's own, and on
// what is no file of bars.

const folder = mkdtempSync(join(tmpdir(), 'barwave-demo-'));
const out = join(folder, 'report.html');
const minutes = join(folder, 'minutes.csv');

beforeAll(() => {
  const rows = Array.from({ length: 3000 }, (_, i) => {
    const close = 100 + 5 * Math.sin(i / 40);
    return [1_577_836_800_000 + 60_000 * i, close, close + 1, close - 1, close, 10].join();
  });
  rows.splice(1000, 7);
  writeFileSync(minutes, ['time,open,high,low,close,volume', ...rows].join('\n'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run demo', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'demo', '--', '--out', out], {
    encoding: 'utf8',
  });

  it('says what it found in the S&P 500', () => {
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('2000-01-03 to 2020-04-17');
    expect(stdout).toMatch(/expected by the calendar +5,105/);
    expect(stdout).toMatch(/received +5,105/);
    expect(stdout).toMatch(/gaps +none/);
    expect(stdout).toMatch(
      /2001-09-11 .*2001-09-14 .*2004-06-11 .*2007-01-02 .*2012-10-30 .*2018-12-05 /s,
    );
    expect(stdout).toMatch(/indicator +1d +1w +1M/);
    expect(stdout).toMatch(/64–128 bars +\d/);
    expect(stdout).toMatch(/p99 per bar +[\d,.]+ µs/);
    expect(stdout).toMatch(/open (long|short) +[1-9]/);
  });

  it('shows how far it is', () => {
    expect(stdout).toContain('S&P 500, 2000 to 2020: 1021 of 5105 bars');
  });

  it('writes the report', () => {
    const page = readFileSync(out, 'utf8');
    for (const part of ['denoised', 'Energy by scale', 'Data quality', 'Hurricane Sandy']) {
      expect(page).toContain(part);
    }
  });
});

describe('a file of one’s own', () => {
  it('goes through the timeframes asked for, and its gap is told', () => {
    const { status, stdout, stderr } = demo(minutes, '--timeframes', '5m,1m,1h', '--out', out);
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('minutes · 1m · 2020-01-01 to 2020-01-03 01:59');
    expect(stdout).toMatch(/received +2,993/);
    expect(stdout).toContain('gap 2020-01-01 16:40 to 2020-01-01 16:47: 7 missing');
  });

  it.each([
    ['a file that is not there', ['none.csv'], 'cannot read none.csv: no such file'],
    ['a file without columns', ['package.json'], 'package.json, line 1: missing column: time'],
    ['a timeframe that is none', [minutes, '--timeframes', '1x'], 'got "1x"'],
    [
      'a timeframe that is not the file’s',
      ['--timeframes', '1h'],
      'no bar of the file was accepted as 1h',
    ],
    ['a calendar that is none', [minutes, '--calendar', 'moon'], "one of '24/7', 'fx'"],
    ['an option that is none', ['--speed', '9'], "Unknown option '--speed'"],
    ['two files', [minutes, minutes], 'one file at a time'],
    [
      'a folder that is not there',
      [minutes, '--timeframes', '1m', '--out', 'no/x'],
      'its folder does not exist',
    ],
  ])('%s ends in one line and exit code 1', (_title, args, message) => {
    const { status, stderr } = demo(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

function demo(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('node_modules/.bin/tsx', ['examples/demo.ts', ...args], { encoding: 'utf8' });
}
