import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import ts from 'typescript';

/** A piece of code that somebody will copy from the documentation. */
export interface Example {
  /** File and line, for the test's title. */
  readonly title: string;
  readonly code: string;
  /** Whether the page says that it lends `minuteBars` and `closes`; a docstring always does. */
  readonly lends: boolean;
}

/** Every `@example` in src/, in the order of files. */
export function docstringExamples(): Example[] {
  return filesIn('src', '.ts').flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap((comment) => {
      const lines = comment[0].split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
      const line = text.slice(0, comment.index).split('\n').length;
      return examplesIn(lines).map((code) => ({ title: `${file}:${line}`, code, lends: true }));
    });
  });
}

function examplesIn(lines: readonly string[]): string[] {
  const found: string[] = [];
  for (const [i, line] of lines.entries()) {
    if (!line.startsWith('@example')) continue;
    const rest = lines.slice(i + 1);
    const end = rest.findIndex((next) => next.startsWith('@') || next.startsWith('/'));
    found.push(rest.slice(0, end === -1 ? rest.length : end).join('\n'));
  }
  return found;
}

/** Every block marked `ts` in the README and in docs/. */
export function markdownExamples(): Example[] {
  const files = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs', '.md')];
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const lends = /`minuteBars`/.test(text);
    return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map((block) => ({
      title: `${file}:${text.slice(0, block.index).split('\n').length}`,
      code: block[1]!,
      lends,
    }));
  });
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => `${folder}/${file}`);
}

/**
 * Run `code` with everything in `scope` by name. After an expression, a comment on its last line
 * says what it prints: `sma.value; // 4`, or `// throws period must be …`.
 */
export async function run(code: string, scope: Readonly<Record<string, unknown>>): Promise<void> {
  const checked = ts.transpileModule(withChecks(withoutImports(code)), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  }).outputText;
  const names = Object.keys(scope).filter((name) => new RegExp(`\\b${name}\\b`).test(checked));
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const body = new AsyncFunction(
    ...names,
    '__says',
    `{ ${checked.replace(/^export \{\};$/m, '')} }`,
  );
  await body(...names.map((name) => scope[name]), says);
}

/** Imports from barwave are in scope already. */
function withoutImports(code: string): string {
  return code.replace(/^import [\s\S]*? from 'barwave[^']*';\n/gm, '');
}

function withChecks(code: string): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  let checked = '';
  let at = 0;
  const visit = (node: ts.Node): void => {
    if (!ts.isExpressionStatement(node)) {
      ts.forEachChild(node, visit);
      return;
    }
    const comment = ts.getTrailingCommentRanges(code, node.getEnd())?.[0];
    if (comment === undefined) return;
    const expected = code.slice(comment.pos + 2, comment.end).trim();
    const expression = printed(node.expression).getText(source);
    checked += code.slice(at, node.getStart(source));
    checked += `await __says(() => (${expression}), ${JSON.stringify(expected)});`;
    at = comment.end;
  };
  visit(source);
  return checked + code.slice(at);
}

/** What `console.log(x)` prints is x. */
function printed(expression: ts.Expression): ts.Node {
  const isLog =
    ts.isCallExpression(expression) && expression.expression.getText() === 'console.log';
  return isLog && expression.arguments.length === 1 ? expression.arguments[0]! : expression;
}

async function says(expression: () => unknown, expected: string): Promise<void> {
  const thrown = /^throws (.*)$/.exec(expected)?.[1];
  let value: unknown;
  try {
    value = await expression();
  } catch (error) {
    const { message } = error as Error;
    if (thrown !== undefined && message.includes(thrown)) return;
    throw error;
  }
  const actual = inspect(value, { depth: 5, maxArrayLength: 100, breakLength: Infinity });
  if (plain(actual) !== plain(expected)) throw new Error(`says ${actual}, not ${expected}`);
}

/** Without white space, the class names that inspection adds, and lengths of typed arrays. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/Float64Array\(\d+\)/g, 'Float64Array')
    .replace(/\[Object:nullprototype\]/g, '');
}
