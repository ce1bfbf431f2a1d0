import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** Rooms by floor: each may import only from floors below its own. */
const floors: readonly (readonly string[])[] = [
  ['core'],
  ['statistics'],
  ['bars'],
  [
    'formats',
    'history',
    'wavelet',
    'spectral',
    'indicators',
    'validation',
    'timeframe',
    'normalization',
    'performance',
    'account',
    'metrics',
  ],
  ['patterns', 'regime', 'strategies', 'learning', 'simulation'],
  ['correlation', 'risk'],
  ['pipeline'],
  ['parallel', 'report', 'backtest'],
];

/** `testing` stands on `bars`, and nothing stands on it. */
const floorOf = (room: string): number =>
  room === 'testing' ? 3 : floors.findIndex((floor) => floor.includes(room));

/** The only packages that anything in src/ may import, and where. */
const packages: Readonly<Record<string, readonly string[]>> = {
  ndarray: ['core'],
  'fft.js': ['spectral'],
  'simple-statistics': ['statistics'],
};

/** Globals that would read a clock, a random source or the world outside. */
const forbidden = [
  'Date',
  'performance',
  'crypto',
  'console',
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'globalThis',
  'Intl',
  'eval',
  'Function',
  'require',
  'Buffer',
];

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly imports: readonly string[];
  readonly tree: ts.SourceFile;
}

const files: readonly SourceFile[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const path = join('src', file);
    const text = readFileSync(path, 'utf8');
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    return {
      path,
      room: file.split('/').length === 1 ? 'index' : file.split('/')[0]!,
      imports,
      tree,
    };
  });

const targetOf = (file: SourceFile, specifier: string): string =>
  normalize(join(dirname(file.path), specifier)).replace(/\.js$/, '.ts');

it('every room has a floor', () => {
  const rooms = new Set(files.map(({ room }) => room).filter((room) => room !== 'index'));
  expect([...rooms].filter((room) => floorOf(room) < 0)).toEqual([]);
});

it('arrows point down: a room imports only from floors below', () => {
  const wrong = files.flatMap((file) =>
    file.imports
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => targetOf(file, specifier).split('/')[1]!)
      .filter((room) => file.room !== 'index' && room !== file.room)
      .filter((room) => room === 'testing' || floorOf(room) >= floorOf(file.room))
      .map((room) => `${file.path} imports from ${room}`),
  );
  expect(wrong).toEqual([]);
});

it('no file imports itself in a circle', () => {
  const imports = new Map(
    files.map((file) => [
      file.path,
      file.imports.filter((s) => s.startsWith('.')).map((s) => targetOf(file, s)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) circles.push([...above.slice(above.indexOf(path)), path].join(' → '));
    if (done.has(path) || above.includes(path)) return;
    for (const target of imports.get(path) ?? []) visit(target, [...above, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
  expect(circles).toEqual([]);
});

it('packages are imported only where they belong', () => {
  const wrong = files.flatMap((file) =>
    file.imports
      .filter((specifier) => !specifier.startsWith('.'))
      .filter((specifier) => !packages[specifier]?.includes(file.room))
      .map((specifier) => `${file.path} imports ${specifier}`),
  );
  expect(wrong).toEqual([]);
});

it('nothing reads a clock, a random source or the world outside', () => {
  expect(files.flatMap(({ path, tree }) => breaches(tree).map((b) => `${path}: ${b}`))).toEqual([]);
});

it('no barrel but the front door and one a room', () => {
  const barrels = files.filter(({ path, tree }) => {
    const onlyExports = tree.statements.every(ts.isExportDeclaration);
    return onlyExports && !path.endsWith('index.ts') && !path.endsWith('operators.ts');
  });
  expect(barrels.map(({ path }) => path)).toEqual([]);
});

/**
 * What src/ may use of Math: what every engine rounds alike. Exponentials, logarithms and angles
 * are core's own.
 */
const allowedOfMath = [
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt'],
  ...['trunc', 'E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'],
];

/** Forbidden globals, powers, and what is not allowed of Math in one file. */
function breaches(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && forbidden.includes(node.text) && isGlobal(node)) {
      found.push(node.text);
    }
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'Math') {
      if (!allowedOfMath.includes(node.name.text)) found.push(node.getText());
    } else if (ts.isIdentifier(node) && node.text === 'Math' && isGlobal(node)) {
      if (!ts.isPropertyAccessExpression(node.parent)) found.push('Math by another name');
    }
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken) found.push('**');
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) found.push('**=');
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** A name that stands for itself: not a member, a parameter, a key or a type. */
function isGlobal(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return (
    ts.isCallExpression(parent) ||
    ts.isNewExpression(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isBinaryExpression(parent)
  );
}
