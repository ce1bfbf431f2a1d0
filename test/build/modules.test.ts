import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { localBindings } from '../../build/local-bindings.js';
import { pureLoading } from '../../build/pure-loading.js';

// What is done to each ES module of the package after it is bundled.

type Plugin = ReturnType<typeof localBindings>;

function edited(plugin: Plugin, code: string, format = 'esm'): string {
  const render = plugin.renderChunk as unknown as (
    this: { format: string },
    code: string,
    info: object,
  ) => { code: string } | undefined;
  return render.call({ format }, code, {})?.code ?? code;
}

it('what functions use of imports and exports has a constant of its own, on the same lines', () => {
  const code = [
    "import { a, b as c, Base, Wrong, passed } from './chunk-X.js';",
    "import { mean } from 'simple-statistics';",
    '// src/core/kind.ts',
    'var Kind = class extends Base { step(x) { if (a(x)) throw new Wrong(x); return { c }; } };',
    'var make = () => new Kind(mean()).passed;',
    'export { Kind, a as again, make, passed };',
    "export { d } from './chunk-Y.js';",
  ].join('\n');
  const imported = 'a as a$in, b as c$in, Base, Wrong, passed';
  expect(edited(localBindings(), code).split('\n')).toEqual([
    `import { ${imported} } from './chunk-X.js'; const a = a$in, c = c$in;`,
    ...code.split('\n').slice(1, 5),
    'const Kind$out = Kind, a$out = a; export { Kind$out as Kind, a$out as again, make, passed };',
    "export { d } from './chunk-Y.js';",
  ]);
});

it('what is asked once has none: checks, first states, snapshots, errors', () => {
  const once = [
    'requireNumber',
    'admitSnapshot',
    'fitState',
    'isStateArray',
    'snapshotOf',
    'sumInit',
  ];
  const names = [...once, 'sumRevive', 'SnapshotError', 'sumStep', 'required'].join(', ');
  const code = `import { ${names} } from './chunk-X.js';\n// src/core/a.ts\nvar use = () => [${names}];`;
  const [first] = edited(localBindings(), code).split('\n');
  expect(first).toContain('const sumStep = sumStep$in, required = required$in;');
});

it('a room whose functions take microseconds has none', () => {
  const lines = ['// src/pipeline/a.ts', 'var a = () => b();', '// src/statistics/c.ts'];
  const code = ["import { b, d } from './chunk-X.js';", ...lines, 'var c = () => d();'].join('\n');
  expect(edited(localBindings(), code)).toContain('import { b, d as d$in }');
});

it('CommonJS stays as it is', () => {
  for (const plugin of [localBindings(), pureLoading()]) {
    expect(edited(plugin, 'var a = make();', 'cjs')).toBe('var a = make();');
  }
});

const library = [
  'var made = new Map(list().map((x) => x));',
  'var table = [...made.keys()];',
  'var names = {};',
  '__export(names, {',
  '  made: () => made',
  '});',
  'var Kind = class Kind { static kind = { words: words(...table), of: made.size }; };',
  'function list() { return [["Left out"]]; }',
  'function words(...all) { return all; }',
  'function __export(to, all) { for (const name in all) to[name] = all[name]; }',
  'var One = class One { static kind = 1; };',
  'export { Kind, One, names };',
].join('\n');

async function bundled(code: string, use: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: use, resolveDir: '/' },
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'library',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^library$/ }, () => ({ path: 'library', namespace: 'library' }));
          onLoad({ filter: /.*/, namespace: 'library' }, () => ({ contents: code }));
        },
      },
    ],
  });
  return outputFiles[0]!.text;
}

it('what is worked out while a module loads is left out where nobody uses it', async () => {
  const use = "import { One } from 'library'; console.log(One);";
  expect(await bundled(library, use)).toContain('Left out');
  const text = await bundled(edited(pureLoading(), library), use);
  expect(text).toContain('One');
  expect(text).not.toContain('Left out');
  expect(text).not.toContain('Kind');
});

it('and is the same where somebody does', async () => {
  const code = edited(localBindings(), edited(pureLoading(), library));
  const text = await bundled(
    code,
    "import { Kind, names } from 'library'; said(Kind.kind, names);",
  );
  const said: unknown[] = [];
  new Function('said', text)((...all: unknown[]) => said.push(...all));
  expect(said[0]).toEqual({ words: ['Left out'], of: 1 });
  expect(said[1]).toHaveProperty('made');
});
