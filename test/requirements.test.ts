import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// docs/requirements.md answers every requirement; what it names has to exist.
const page = readFileSync('docs/requirements.md', 'utf8');
const rows = page
  .split('\n')
  .map((line) => /^\| (\d+) \(\d{3}:[\d,-]+\) \| (.+) \| (.+) \| (.+) \| (.*) \|$/.exec(line))
  .flatMap((row) => (row === null ? [] : [row.slice(1)]));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

describe('docs/requirements.md', () => {
  it('answers 332 requirements in order, and counts its answers', () => {
    expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, i) => i + 1));
    expect(rows).toHaveLength(332);
    const answers = ['built', 'part', 'not built', 'declined'];
    const counts = answers.map((answer) => rows.filter((row) => row[2] === answer).length);
    expect(counts.reduce((sum, count) => sum + count)).toBe(332);
    expect(page.replace(/\n/g, ' ')).toContain(
      `${counts[0]} built, ${counts[1]} part, ${counts[2]} not built, ${counts[3]} declined.`,
    );
  });

  it('names a test or bench for whatever is built, and a reason for whatever is not', () => {
    for (const [number, , answer, where = '', shown = ''] of rows) {
      if (answer === 'built')
        expect(shown, number).toMatch(/`((test|examples)\/|bench\/|npm run )/);
      else expect(where.length, number).toBeGreaterThan(8);
    }
  });

  it('names only files, exports and commands that exist', () => {
    const missing = rows.flatMap(([number, , , where = '', shown = '']) => {
      const spans = `${where} ${shown}`.split('`').filter((_, i) => i % 2 === 1);
      return spans.filter((span) => !exists(span)).map((span) => `${number}: ${span}`);
    });
    expect(missing).toEqual([]);
  });
});

// What rooms export, as the gate holds it to the sources.
const api = readFileSync('docs/api.txt', 'utf8');

/** Whether there is such a file, such a command, or such an export of a room. */
function exists(span: string): boolean {
  if (/^npm run [\w:]+/.test(span)) return Object.hasOwn(scripts, span.split(' ')[2] ?? '');
  const [room = '', name = '', member] = span.split('.');
  if (span.includes('/') || room === 'vitest') return existsSync(span);
  const exported = api.split(`## barwave/${room}\n`)[1]?.split('\n## ')[0] ?? '';
  const declared = new RegExp(
    `^(abstract |default )?(class|interface|type|const|function) ${name}\\b`,
    'm',
  );
  if (name === '' || !declared.test(exported)) return false;
  return member === undefined || new RegExp(`^  [\\w* ]*\\b${member}\\b`, 'm').test(textOf(room));
}

const texts = new Map<string, string>();

/** A room's sources, read once: a member may be inherited from a class that is not exported. */
function textOf(room: string): string {
  const known = texts.get(room);
  if (known !== undefined) return known;
  const files = readdirSync(`src/${room}`, { recursive: true }).map(String);
  const sources = files.filter((file) => file.endsWith('.ts'));
  const text = sources.map((file) => readFileSync(`src/${room}/${file}`, 'utf8')).join('\n');
  texts.set(room, text);
  return text;
}
