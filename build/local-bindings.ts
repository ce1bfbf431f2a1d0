import type MagicString from 'magic-string';
import ts from 'typescript';
import { moduleEditor, type Plugin } from './chunk.js';

/**
 * Gives what an ES module imports or exports a constant of its own inside the module.
 *
 * V8 reads an import, and a name that is exported, from a cell at each use; a constant that is
 * assigned once it folds into machine code, and then inlines the function. What was CommonJS has it
 * so anyway. Lines stay where they are.
 */
export function localBindings(): Plugin {
  return moduleEditor('local-bindings', (statements, text) => {
    for (const statement of statements) {
      if (ts.isImportDeclaration(statement)) localize(statement, text);
      else if (ts.isExportDeclaration(statement)) keepLocal(statement, text);
    }
  });
}

/** `import { a } from './chunk.js'`: of other packages nothing is called in a hot loop. */
function localize(
  { importClause, moduleSpecifier, end }: ts.ImportDeclaration,
  text: MagicString,
): void {
  const names = importClause?.namedBindings;
  const isOwn = ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith('.');
  if (!isOwn || names === undefined || !ts.isNamedImports(names)) return;
  for (const { name, propertyName } of names.elements) {
    const from = propertyName === undefined ? `${name.text} as ` : '';
    text.overwrite(name.getStart(), name.end, `${from}${name.text}$in`);
  }
  const constants = names.elements.map(({ name }) => `${name.text} = ${name.text}$in`);
  if (constants.length > 0) text.appendLeft(end, ` const ${constants.join(', ')};`);
}

/** `export { a, b as c }` of the module's own names. */
function keepLocal(statement: ts.ExportDeclaration, text: MagicString): void {
  const { exportClause: names, moduleSpecifier } = statement;
  if (moduleSpecifier !== undefined || names === undefined || !ts.isNamedExports(names)) return;
  const locals = new Set<string>();
  for (const { name, propertyName } of names.elements) {
    const local = propertyName ?? name;
    locals.add(local.text);
    text.overwrite(local.getStart(), name.end, `${local.text}$out as ${name.text}`);
  }
  const constants = [...locals].map((name) => `${name}$out = ${name}`);
  if (constants.length > 0)
    text.appendRight(statement.getStart(), `const ${constants.join(', ')}; `);
}
