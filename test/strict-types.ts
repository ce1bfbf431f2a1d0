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

/** The folders of src/ that are rooms. */
export function roomNames(): string[] {
  return readdirSync('src', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}
