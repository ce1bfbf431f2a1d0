// kill -9 at moments spread over flushes and snapshots: history has no hole and no double, and the state is that of a run
// that nobody interrupted.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Engine } from '../engine.js';
import { History } from '../history/history.js';
import { turnsOf } from '../turns.js';
import { randomFrom } from './random.js';
import { assertWithoutHole, directoryFor, settings } from './world.js';

const kills = Number(process.env['KILLS'] ?? 5);
const root = fileURLToPath(new URL('..', import.meta.url));

/** A service in a process of its own, once it says that it has `done` something. */
async function started(path: string, done: 'resumed' | 'listening'): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'main.ts', path], { cwd: root });
  let told = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      told += text;
      if (told.includes(`"msg":"${done}"`)) resolve();
    });
    child.stderr.on('data', (text) => {
      told += text;
    });
    child.once('exit', () => reject(new Error(told)));
  });
  return child;
}

test(`killed ${kills} times`, { timeout: 60_000 + 20_000 * kills }, async (context) => {
  const directory = directoryFor(context);
  const path = join(directory, 'config.json');
  const given = {
    base: '1s',
    timeframes: ['1s', '5s'],
    assets: [{ symbol: 'SPX' }, { symbol: 'NOISE' }],
    bootstrapDays: 0.005,
    flushSeconds: 1,
    snapshotSeconds: 2,
    databasePath: join(directory, 'service.sqlite'),
    http: { port: 0 },
  };
  writeFileSync(path, JSON.stringify(given));
  const random = randomFrom(1);
  for (let i = 0; i < kills; i++) {
    const child = await started(path, 'resumed');
    await new Promise((resolve) => setTimeout(resolve, 300 + 2500 * random()));
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const last = await started(path, 'listening'); // from then on it hears of SIGTERM
  await new Promise((resolve) => setTimeout(resolve, 2500));
  last.kill('SIGTERM');
  const [code] = await once(last, 'exit');
  assert.equal(code, 0);

  const history = new History(given.databasePath);
  const bars = ['NOISE', 'SPX'].flatMap((symbol) => history.bars(symbol, 0, 1e15, 1e6));
  const [state, turns] = [history.state(), history.turns()];
  history.close();
  assert.deepEqual(turns, []);
  for (const symbol of ['NOISE', 'SPX']) {
    const times = bars.filter((bar) => bar.symbol === symbol).map(({ time }) => time);
    assert.ok(times.length > 430);
    assertWithoutHole(times);
  }
  const uninterrupted = new Engine(settings(directory, given));
  for (const turn of turnsOf(bars)) uninterrupted.absorb({ bars: turn, noRisk: new Set() });
  const resumed = new Engine(settings(directory, given));
  resumed.restore(state!);
  const probe = { ...bars.at(-1)!, time: bars.at(-1)!.time + 1000 };
  const seen = (engine: Engine) =>
    ['SPX', 'NOISE'].map((symbol) => {
      const { features, signals, denoised } = engine.events.peek({ ...probe, symbol });
      return JSON.stringify([features, signals, denoised]);
    });
  assert.deepEqual(seen(resumed), seen(uninterrupted));
});
