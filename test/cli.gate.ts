import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The command line as its user meets it: files, the standard input, and what cannot be used.

const folder = mkdtempSync(join(tmpdir(), 'barwave-cli-'));
const minutes = join(folder, 'minutes.csv');
const dirty = join(folder, 'dirty.csv');

beforeAll(() => {
  const rows = Array.from({ length: 600 }, (_, i) => {
    const close = 100 + 5 * Math.sin(i / 40);
    return [1_577_836_800_000 + 60_000 * i, close, close + 1, close - 1, close, 10].join();
  });
  const header = 'time,open,high,low,close,volume';
  writeFileSync(minutes, [header, ...rows].join('\n'));
  const spoiled = rows.map((row, i) => (i % 7 === 3 ? row.replace(/,[^,]+,/, ',-5,') : row));
  writeFileSync(dirty, [header, ...spoiled, 'no,bar,at,all,here,!'].join('\n'));
  spawnSync('npm', ['run', 'cli', '--', 'catalog', 'rsi']); // builds what the others run
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function cli(args: readonly string[], input?: string) {
  const main = ['tsx', '--tsconfig', 'examples/cli/tsconfig.json', 'examples/cli/main.ts'];
  const { status, stdout, stderr } = spawnSync('npx', [...main, ...args], {
    encoding: 'utf8',
    ...(input !== undefined && { input }),
  });
  return { status, stderr, stdout, lines: stdout.trimEnd().split('\n') };
}

describe('the command line', () => {
  it('teaches what it can do', () => {
    const { status, stdout } = cli(['--help']);
    expect(status).toBe(0);
    for (const name of ['validate', 'report', 'resample', 'indicators', 'denoise', 'catalog']) {
      expect(stdout).toContain(`  ${name} `);
      if (name === 'resample') expect(cli([name, '--help']).stdout).toContain('--to 5m');
    }
  });

  it('names its version, which is the library’s', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(cli(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  it('reads titles in the code page of older spreadsheets', () => {
    const german = join(folder, 'german.csv');
    const rows = Array.from({ length: 30 }, (_, i) => `${i + 1}.01.2024;10,5;11,5;9,5;10,75;100`);
    const text = ['Datum;Eröffnung;Hoch;Tief;Schluss;Volumen', ...rows].join('\r\n');
    writeFileSync(german, text, 'latin1');
    expect(cli(['validate', german]).stdout).toContain('30 bars of 1d');
  });

  it('validates: exit code 0 for good bars, 2 for others, each reason in a sentence', () => {
    const good = cli(['validate', minutes]);
    expect([good.status, good.stderr]).toEqual([0, '']);
    expect(good.stdout).toContain('600 bars of 1m; Excellent');
    const bad = cli(['validate', dirty, '--json']);
    expect(bad.status).toBe(2);
    const said = JSON.parse(bad.stdout) as { isGood: boolean; unreadable: number };
    expect(said.isGood).toBe(false);
    expect(said.unreadable).toBeGreaterThan(0);
  });

  it('resamples the standard input', () => {
    const { status, lines } = cli(['resample', '-', '--to', '1h'], readFileSync(minutes, 'utf8'));
    expect(status).toBe(0);
    expect(lines[0]).toBe('time,open,high,low,close,volume,received,expected');
    expect(lines).toHaveLength(11);
    expect(lines[1]).toMatch(/^2020-01-01T00:00:00.000Z,100,.*,600,60,60$/);
  });

  it('computes indicators by name, place or both', () => {
    const { status, lines } = cli(['indicators', minutes, 'sma:2', 'ema:3', 'ema:period=5']);
    expect(status).toBe(0);
    expect(lines[0]).toBe('time,close,sma,ema_3,ema_period_5');
    const [, close, sma] = lines[2]!.split(',').map(Number);
    expect(sma).toBe((100 + close!) / 2);
    expect(lines).toHaveLength(601);
  });

  it('denoises, rows with what later bars say of them', () => {
    const { status, lines } = cli(['denoise', minutes, '--delay', '3']);
    expect(status).toBe(0);
    expect(lines).toHaveLength(601);
    expect(lines.at(-1)).toMatch(/,$/); // three bars are not there yet
    expect(Number(lines[400]!.split(',')[2])).toBeCloseTo(Number(lines[400]!.split(',')[1]), 0);
  });

  it('reports', () => {
    const out = join(folder, 'report.html');
    const asked = ['report', minutes, '--timeframes', '1m,5m', '--out', out];
    expect(cli(asked).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('<h1>minutes</h1>');
    const piped = cli(['report', '--out', out], readFileSync(minutes, 'utf8'));
    expect([piped.status, piped.stderr]).toEqual([0, '']);
    expect(piped.stdout).toContain('the standard input · 1m'); // as long as the bars are
  });

  it('reads a file that does not tell how it is written, by the option that the refusal names', () => {
    const local = join(folder, 'local.csv');
    const rows = ['09:30', '09:31', '09:32'].map((time) => `2024-01-02 ${time},10,12,9,11,5`);
    writeFileSync(local, ['time,open,high,low,close,volume', ...rows].join('\n'));
    expect(cli(['validate', local]).stderr).toContain("set --timeZone 'UTC'");
    const { status, lines } = cli(['denoise', local, '--timeZone', 'America/New_York']);
    expect([status, lines[1]?.slice(0, 16)]).toEqual([0, '2024-01-02T14:30']);
  });

  it('judges the files that it can read beside one that it cannot', () => {
    const { status, stdout, stderr } = cli(['validate', 'nowhere.csv', minutes]);
    expect([status, stderr.trim()]).toEqual([1, 'barwave: cannot read nowhere.csv: no such file']);
    expect(stdout).toContain('600 bars of 1m; Excellent');
  });

  it('asks for the calendar of a market that closes at weekends', () => {
    const stock = join(folder, 'stock.csv');
    const days = Array.from({ length: 40 }, (_, i) => new Date(Date.UTC(2024, 0, 2 + i)));
    const isOpen = (day: Date) => day.getUTCDay() % 6 > 0;
    const rows = (of: readonly Date[]) => of.map((day) => `${day.toISOString()},10,12,9,11,5`);
    const header = 'time,open,high,low,close,volume';
    writeFileSync(stock, [header, ...rows(days.filter(isOpen))].join('\n'));
    const hint = /^barwave: .*stock.csv: no bar lies on a Saturday.*--calendar us-equities\n$/;
    const page = join(folder, 'stock.html');
    expect(cli(['validate', stock]).stderr).toMatch(hint);
    expect(cli(['report', stock, '--out', page]).stderr).toMatch(hint);
    expect(cli(['resample', stock, '--to', '1w']).stderr).toMatch(hint);
    expect(cli(['validate', stock, '--calendar', 'us-equities']).stderr).toBe('');
    const always = [header, ...rows(days)].join('\n');
    expect(cli(['validate'], always).stderr).toBe('');
  });

  it.each([
    [['resample', minutes, '--to', '30s'], /--to must be longer than the bars, which have 1m/],
    [['resample', minutes, '--to', '90s'], /--to must be a multiple of 1m/],
    [['validate', folder], /it is a folder/],
    [['validate', '/dev/null'], /\/dev\/null is empty/],
    [['frob'], /no command frob; known are validate, report/],
    [['validate', 'nowhere.csv'], /cannot read nowhere.csv: no such file/],
    [['validate', '--jsn', 'x'], /--jsn.*known are --base/],
    [['resample', 'x'], /--to 5m/],
    [['resample', 'x', '--to', '5x'], /--to must be/],
    [['indicators', 'x', 'stocastic:14'], /did you mean 'stochastic'/],
    [['indicators', 'x', 'rsi:0'], /period/],
    [['indicators', 'x', 'rsi:14,ema:20'], /has only period; several kinds stand apart/],
    [['denoise', 'x', '--delay', 'two'], /--delay must be a whole number/],
    [['catalog', 'qqqq'], /no indicator has 'qqqq' in its name/],
  ])('%j ends in one line and exit code 1', (args, message) => {
    const { status, stderr, stdout } = cli(args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
