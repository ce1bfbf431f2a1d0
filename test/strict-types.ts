import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import type { Example } from './documentation.js';

// What a user's compiler says of an example under plain `strict`.
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
  paths: { barwave: [resolve('src/index.ts')], 'barwave/*': [resolve('src/*/index.ts')] },
};

/** The errors of each example, in their order; `lent` declares what all may use without making. */
export function strictErrors(examples: readonly Example[], lent: string): string[][] {
  const texts = new Map(
    examples.map(({ code, lends }, i) => {
      const preamble = lends ? `${lent}\n` : '';
      return [resolve(`test/example-${i}.ts`), `${preamble}${code}\nexport {};\n`];
    }),
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists.call(host, file);
  host.readFile = (file) => texts.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, target, ...rest) => {
    const text = texts.get(file);
    if (text === undefined) return getSourceFile.call(host, file, target, ...rest);
    return ts.createSourceFile(file, text, target, true);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].map((file) => {
    const source = program.getSourceFile(file)!;
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  });
}

/** An import of each name that `code` uses and does not declare, from the room that exports it. */
export function importsFor(code: string, rooms: ReadonlyMap<string, readonly string[]>): string {
  const lines: string[] = [];
  const taken = declaredNames(code);
  for (const [room, names] of rooms) {
    const used = names.filter((name) => !taken.has(name) && new RegExp(`\\b${name}\\b`).test(code));
    for (const name of used) taken.add(name);
    if (used.length > 0) lines.push(`import { ${used.join(', ')} } from 'barwave/${room}';`);
  }
  return lines.join('\n');
}

/** What `code` names itself: variables, parameters, functions, classes, imports. */
function declaredNames(code: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = (node as ts.NamedDeclaration).name;
    const declares = ts.isVariableDeclaration(node) || ts.isBindingElement(node);
    const isDeclaration = declares || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
    const isOther = ts.isParameter(node) || ts.isImportSpecifier(node);
    if ((isDeclaration || isOther) && name && ts.isIdentifier(name)) names.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true));
  return names;
}

/** The folders of src/ that are rooms. */
export function roomNames(): string[] {
  return readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
