import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import ts from 'typescript';

/** A class, the file it stands in, and what it extends. */
export interface Found {
  readonly node: ts.ClassDeclaration;
  readonly file: ts.SourceFile;
  readonly base: string;
}

/** The class above all shells; its own methods are seldom called, and stay shared. */
export const root = 'Streaming';

/** What a file has at its top, imported or its own, by name: the file that it is from. */
export function namesIn(file: ts.SourceFile): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) {
      const from = resolve(
        dirname(file.fileName),
        (statement.moduleSpecifier as ts.StringLiteral).text,
      );
      const bindings = statement.importClause?.namedBindings;
      if (statement.importClause?.isTypeOnly || !bindings || !ts.isNamedImports(bindings)) continue;
      for (const { name, isTypeOnly } of bindings.elements) {
        if (!isTypeOnly) names.set(name.text, from);
      }
    } else if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) {
      names.set(statement.name.text, file.fileName.replace(/\.ts$/, '.js'));
    }
  }
  return names;
}

/** All classes by their names; refuses a second heir of a shell by one name, which got no copy. */
export function classesByName(all: readonly Found[]): Map<string, Found> {
  const classes = new Map(all.map((one) => [one.node.name!.text, one]));
  for (const { node, file, base } of all) {
    const name = node.name!.text;
    if (classes.get(name)!.file === file || !isShell(base, classes)) continue;
    throw new Error(`${file.fileName}: another class is called ${name}: give one another name`);
  }
  return classes;
}

/** Makes classes for kinds that users bring: they share a shell, as kinds of users do. */
const makerOfKinds = 'value-kind.ts';

/** Refuse a class that extends a shell where the build would not see it, and give it no copy. */
export function requireCopies(file: ts.SourceFile, classes: ReadonlyMap<string, Found>): void {
  if (basename(file.fileName) === makerOfKinds) return;
  const visit = (node: ts.Node): void => {
    const isSeen = node.parent === file && ts.isClassDeclaration(node) && node.name !== undefined;
    const base = ts.isClassLike(node) && !isSeen ? baseOf(node) : '';
    const given = ts.isImportSpecifier(node) ? (node.propertyName?.text ?? '') : base;
    if (isShell(given, classes)) {
      throw new Error(`${file.fileName}: extend ${given} by its own name, with a class at the top`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function isShell(name: string, classes: ReadonlyMap<string, Found>): boolean {
  if (name === root) return true;
  const found = classes.get(name);
  return found !== undefined && isShell(found.base, classes);
}

export function parse(path: string): ts.SourceFile {
  const text = readFileSync(path, 'utf8');
  return ts.createSourceFile(resolve(path), text, ts.ScriptTarget.ES2022, true);
}

export function classesOf(file: ts.SourceFile): Found[] {
  return file.statements
    .filter(ts.isClassDeclaration)
    .filter(({ name }) => name !== undefined)
    .map((node) => ({ node, file, base: baseOf(node) }));
}

function baseOf(node: ts.ClassLikeDeclaration): string {
  const { ExtendsKeyword } = ts.SyntaxKind;
  const extended = node.heritageClauses?.find(({ token }) => token === ExtendsKeyword);
  return extended?.types[0]?.expression.getText() ?? '';
}

export function isAbstract(node: ts.ClassDeclaration): boolean {
  return (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword);
}
