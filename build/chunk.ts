import MagicString from 'magic-string';
import type { Options } from 'tsup';
import ts from 'typescript';

export type Plugin = NonNullable<Options['plugins']>[number];

/** A plugin that edits each ES module that the bundler wrote, statement by statement. */
export function moduleEditor(
  name: string,
  edit: (statements: readonly ts.Statement[], text: MagicString) => void,
): Plugin {
  return {
    name,
    renderChunk(code, { map, path }) {
      if (this.format !== 'esm') return undefined;
      const { ES2022 } = ts.ScriptTarget;
      const source = ts.createSourceFile('chunk.js', code, ES2022, true, ts.ScriptKind.JS);
      const text = new MagicString(code);
      edit(source.statements, text);
      const edited = { code: text.toString() };
      return map
        ? { ...edited, map: text.generateMap({ hires: 'boundary', source: path }) }
        : edited;
    },
  };
}
