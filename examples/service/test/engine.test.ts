import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../engine.js';
import { replayedBar } from '../sources/replay.js';
import { settings, start } from './world.js';

const config = settings('/nowhere');
const nobody: ReadonlySet<string> = new Set();

/** Both symbols in the second `n`; of their volume a share. */
function bars(n: number, volumeRatio = 1) {
  return ['NOISE', 'SPX'].map((symbol) => {
    const bar = replayedBar(symbol, start + 1000 * n, 1000);
    return { ...bar, symbol, volume: bar.volume * volumeRatio };
  });
}

function held(engine: Engine): (number | undefined)[] {
  return ['NOISE', 'SPX'].map((symbol) => engine.broker.account.position(symbol)?.quantity ?? 0);
}

function known(engine: Engine): number[] {
  return ['NOISE', 'SPX'].map((symbol) => engine.pipeline.position(symbol)?.quantity ?? 0);
}

test('an order that bars cannot fill wholly is filled in part, and the pipeline knows each part', () => {
  const engine = new Engine(config);
  const filled = new Map<string, number>();
  let inPart = 0;
  for (let n = 0; n < 600; n++) {
    const wanted = new Map(
      ['NOISE', 'SPX'].flatMap((symbol) =>
        engine.broker.book(symbol).orders.map(({ id, quantity }) => [id, quantity] as const),
      ),
    );
    engine.absorb({ bars: bars(n, 0.03), noRisk: nobody });
    for (const { decisionId, what, quantity } of engine.trades) {
      if (decisionId === '') continue;
      const rest = wanted.get(decisionId)!;
      // The bar in which an order expires may fill a part of it.
      if (what !== 'expired') wanted.set(decisionId, rest - Math.abs(quantity));
      if (what === 'expired') assert.equal(quantity, rest);
      else assert.ok(Math.abs(quantity) <= rest);
      if (what === 'expired' && filled.has(decisionId)) inPart += 1;
      if (what !== 'expired') filled.set(decisionId, quantity);
    }
    assert.deepEqual(known(engine), held(engine), `second ${n}`);
  }
  assert.ok(inPart > 0);
});

test('an order that is refused or expires is told, and holds nothing back', () => {
  const engine = new Engine(config);
  for (let n = 0; n < 100; n++) engine.absorb({ bars: bars(n), noRisk: nobody });
  const order = { side: 'buy', quantity: 1e9, reduceOnly: false } as const;
  engine.broker.submit('SPX', { ...order, id: 'SPX|dear', kind: 'market' });
  engine.broker.submit('NOISE', {
    ...order,
    id: 'NOISE|low',
    kind: 'limit',
    limit: 1,
    lifeBars: 1,
  });
  const told = new Map<string, string>();
  for (let n = 100; n < 104; n++) {
    engine.absorb({ bars: bars(n), noRisk: nobody });
    for (const { decisionId, what } of engine.trades) told.set(decisionId, what);
    assert.deepEqual(known(engine), held(engine));
  }
  assert.match(told.get('SPX|dear') ?? '', /^rejected: /);
  assert.equal(told.get('NOISE|low'), 'expired');
  const before = engine.trades.length;
  let after = 0;
  for (let n = 104; n < 600; n++) {
    engine.absorb({ bars: bars(n), noRisk: nobody });
    after += engine.trades.length;
  }
  assert.ok(after > before);
});

test('data that are old lead to no new risk, and what is held may be let go', () => {
  const engine = new Engine(config);
  let n = 0;
  while (held(engine)[0] === 0) engine.absorb({ bars: bars(n++), noRisk: nobody });
  const all = new Set(['NOISE', 'SPX']);
  const sizes: number[] = [];
  for (const end = n + 400; n < end; n++) {
    engine.absorb({ bars: bars(n), noRisk: all });
    sizes.push(Math.abs(held(engine)[0]!));
  }
  assert.equal(sizes.at(-1), 0);
  sizes.slice(1).forEach((size, i) => {
    assert.ok(size <= sizes[i]!);
  });
});

test('in the middle of a fill: what is resumed goes on to the same bits', async () => {
  const whole = new Engine(config);
  let resumed = new Engine(config);
  for (let n = 0; n < 800; n++) {
    const turn = { bars: bars(n, 0.01), noRisk: nobody };
    whole.absorb(turn);
    resumed.absorb(turn);
    if (n % 50 !== 0) continue;
    const state = await resumed.state();
    resumed = new Engine(config);
    resumed.restore(state);
    assert.deepEqual(resumed.reconcile(), []);
  }
  assert.deepEqual(await resumed.state(), await whole.state());
});

test('a pipeline that knows something else is told what the broker holds', async () => {
  const engine = new Engine(config);
  const flat = await engine.state();
  for (let n = 0; held(engine).every((quantity) => quantity === 0); n++) {
    engine.absorb({ bars: bars(n), noRisk: nobody });
  }
  const { broker, pipeline } = await engine.state();
  for (const state of [
    { broker, pipeline: flat.pipeline },
    { broker: flat.broker, pipeline },
  ]) {
    const mixed = new Engine(config);
    mixed.restore(state);
    assert.notDeepEqual(known(mixed), held(mixed));
    assert.ok(mixed.reconcile().length > 0);
    assert.deepEqual(known(mixed), held(mixed));
    assert.deepEqual(mixed.reconcile(), []);
  }
});
