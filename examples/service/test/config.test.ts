import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ConfigFault, readConfig } from '../config.js';

function faultsOf(value: unknown): string[] {
  try {
    readConfig(value);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigFault);
    return error.faults.map(({ path }) => path);
  }
}

test('the settings that are shipped are settings, and what is left out has a default', () => {
  const config = readConfig(
    JSON.parse(readFileSync(new URL('../config.json', import.meta.url), 'utf8')),
  );
  assert.equal(config.assets.length, 3);
  assert.equal(config.http.host, '127.0.0.1');
  assert.equal(config.assets[0]?.bufferBars, 5000);
});

test('every setting that is wrong is named, in one go', () => {
  const assets = [
    { symbol: 'A' },
    { symbol: 'A', bufferBars: 3, sources: ['nobody'] },
    { symbol: 5 },
  ];
  assert.deepEqual(
    faultsOf({ base: 'minute', assets, equity: '10', colour: 1, http: { port: -1 } }),
    [
      'base',
      'assets[1].sources[0]',
      'assets[1].bufferBars',
      'assets[2].symbol',
      'assets',
      'equity',
      'http.port',
      'colour',
    ],
  );
});

test('what is no object at all is refused, and nothing else happens', () => {
  const hostile = [
    null,
    1,
    'x',
    [],
    { assets: null },
    JSON.parse('{"__proto__":{"base":"1m"},"assets":[]}'),
  ];
  for (const value of hostile) assert.notEqual(faultsOf(value).length, 0);
  assert.equal(({} as { base?: string }).base, undefined);
});

test('what the library does not take is a fault of the settings', () => {
  assert.deepEqual(faultsOf({ base: '5m', timeframes: ['1m'], assets: [{ symbol: 'A' }] }), [
    'timeframes',
  ]);
});
