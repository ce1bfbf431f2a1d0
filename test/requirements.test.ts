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
      if (answer === 'built') expect(shown, number).toMatch(/`(test\/|bench\/|npm run )/);
      else expect(where.length, number).toBeGreaterThan(8);
    }
  });

  it('names only files, exports and commands that exist', async () => {
    const missing: string[] = [];
    for (const [number, , , where = '', shown = ''] of rows) {
      const spans = `${where} ${shown}`.split('`').filter((_, i) => i % 2 === 1);
      for (const span of spans) if (!(await exists(span))) missing.push(`${number}: ${span}`);
    }
    expect(missing).toEqual([]);
  });
});

/** Whether there is such a file, such a command, or such an export of a room. */
async function exists(span: string): Promise<boolean> {
  if (/^npm run [\w:]+/.test(span)) return Object.hasOwn(scripts, span.split(' ')[2] ?? '');
  const [room = '', name = '', member] = span.split('.');
  if (span.includes('/') || room === 'vitest') return existsSync(span);
  if (!existsSync(`src/${room}/index.ts`) || name === '') return false;
  const value = (await import(`../src/${room}/index.ts`))[name] as Exported | undefined;
  if (value === undefined) return hasType(room, name, member);
  if (member === undefined || member in value || member in (value.prototype ?? {})) return true;
  return hasType(room, name, member); // a field of a class is not on its prototype
}

type Exported = { readonly prototype?: object } & object;

/** Whether a room's source declares such a type, with such a member; by its text. */
function hasType(room: string, name: string, member?: string): boolean {
  return readdirSync(`src/${room}`, { recursive: true })
    .map((file) => String(file))
    .filter((file) => file.endsWith('.ts'))
    .some((file) => {
      const source = readFileSync(`src/${room}/${file}`, 'utf8');
      const declared = new RegExp(`export (interface|type|(abstract )?class) ${name}\\b`);
      if (!declared.test(source)) return false;
      return member === undefined || new RegExp(`^  (readonly )?${member}\\b`, 'm').test(source);
    });
}
