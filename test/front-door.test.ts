import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import * as frontDoor from '../src/index.js';

const names = exportedNames();

it('has at most 40 names, types included', () => {
  expect(names.length).toBeLessThanOrEqual(40);
  expect(new Set(names).size).toBe(names.length);
});

it('has these', () => {
  expect(names.toSorted().join(' ')).toBe(
    [
      'Bar Calendar ClosedBar Columns Composite ConfigError DataValidator Decision FormingFeed',
      'IncrementalIndicators Pipeline PipelineExtensions PipelineOptions PipelineResult Quality',
      'ReportData Row Signal SignalCorrelator Snapshot SnapshotError Spec Specs',
      'StreamingWaveletTransformer SymbolBar TimeframeAggregator decodeBinary decodeText',
      'encodeBinary encodeText fromCcxt fromCsv presets renderReport textReport toCandles toCsv',
      'toLine toMarkers transition',
    ].join(' '),
  );
});

it('has the five modules and what composes them', () => {
  expect(Object.keys(frontDoor)).toEqual(
    expect.arrayContaining([
      'StreamingWaveletTransformer',
      'DataValidator',
      'IncrementalIndicators',
      'SignalCorrelator',
      'TimeframeAggregator',
      'Pipeline',
    ]),
  );
});

/** Every name that `src/index.ts` exports; a star would let in names that nobody counted. */
function exportedNames(): string[] {
  const text = readFileSync('src/index.ts', 'utf8');
  const source = ts.createSourceFile('index.ts', text, ts.ScriptTarget.ES2022);
  return source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) throw new Error('exports only');
    const clause = statement.exportClause;
    if (clause === undefined || !ts.isNamedExports(clause)) throw new Error('names only');
    return clause.elements.map(({ name }) => name.text);
  });
}
