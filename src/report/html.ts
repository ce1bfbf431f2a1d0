/** Text that is HTML already; all other text is escaped where it is put into some. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: lists are joined, `undefined` and false are nothing. */
export type Content = Markup | string | number | false | undefined | readonly Content[];

/**
 * HTML from a template. Whatever is interpolated is escaped unless it came out of such a template
 * itself, so no text from outside can become markup: there is no other way to make any.
 */
export function html(template: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const parts = template.map((text, i) => (i === 0 ? text : escaped(contents[i - 1]) + text));
  return new Markup(parts.join(''));
}

function escaped(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (Array.isArray(content)) return content.map(escaped).join('');
  return String(content).replace(special, (character) => entities[character] ?? '\uFFFD');
}

/** What has a meaning in HTML or SVG, and control characters, which XML cannot hold at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const special = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
