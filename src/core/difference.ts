import { excerptOf } from './identity.js';

/** Names of the items of a list that says none, by what stands in front of it and the items. */
export type ItemNames = (head: string, items: readonly string[]) => readonly (string | undefined)[];

/** `head(a, b) tail`, `"key": value`, `name=value` or a list: what stands in front, and what is inside. */
interface Part {
  readonly head: string;
  /** `undefined` where nothing is inside. */
  readonly items: readonly string[] | undefined;
}

/** A value and the way to it. */
interface Differing {
  readonly path: readonly string[];
  readonly there: readonly string[];
  readonly here: readonly string[];
}

const mostShown = 3;
const mostTold = 3;
const mostLevels = 16;
const longest = 72;

/** Characters of both that are compared in parts: a snapshot from outside may hold anything. */
const mostCompared = 65_536;

/**
 * Where two configurations part, in words: what the snapshot has there, and what this one has here, as
 * deep as both are built alike. What is too long for that is told by an excerpt.
 */
export function differenceOf(there: string, here: string, names: ItemNames = () => []): string {
  if (there.length + here.length > mostCompared) return excerptOf(there, here);
  const all = differing(there.trim(), here.trim(), [], names);
  const told = all.slice(0, mostTold).map((one) => sentence({ ...one, path: one.path.slice(1) }));
  const more = all.length - told.length;
  return more > 0 ? `${told.join('; ')}; and ${more} more` : told.join('; ');
}

function differing(
  there: string,
  here: string,
  path: readonly string[],
  names: ItemNames,
  depth = 0,
): readonly Differing[] {
  const [one, other] = [readPart(there), readPart(here)];
  const isAlike = one.head === other.head && one.items !== undefined && other.items !== undefined;
  if (!isAlike || depth === mostLevels) return [{ path, there: [there], here: [here] }];
  const inside = one.head === '' ? path : [...path, one.head];
  const called = [one, other].map(({ head, items }) => {
    const known = names(head, items!);
    return items!.map((item, i) => ({ item, name: known[i] ?? nameIn(item), isTold: known[i] }));
  });
  const left = called[0]!.filter(({ item }) => !other.items!.includes(item));
  const right = called[1]!.filter(({ item }) => !one.items!.includes(item));
  const found: Differing[] = [];
  for (const { item, name, isTold } of left) {
    const at = right.findIndex((twin) => name !== undefined && twin.name === name);
    const [twin] = at < 0 ? [] : right.splice(at, 1);
    const way = isTold === undefined ? inside : [...inside, isTold];
    if (twin === undefined) found.push({ path: way, there: [item], here: [] });
    else found.push(...differing(item, twin.item, way, names, depth + 1));
  }
  for (const { item, isTold } of right) {
    const way = isTold === undefined ? inside : [...inside, isTold];
    found.push({ path: way, there: [], here: [item] });
  }
  return joined(found);
}

/** What is missing on either side of one list is one difference. */
function joined(all: readonly Differing[]): readonly Differing[] {
  const byPath = new Map<string, { path: readonly string[]; there: string[]; here: string[] }>();
  for (const { path, there, here } of all) {
    const key = JSON.stringify(path);
    const known = byPath.get(key) ?? { path, there: [], here: [] };
    known.there.push(...there);
    known.here.push(...here);
    byPath.set(key, known);
  }
  return [...byPath.values()];
}

/** By what an item is found again on the other side. */
function nameIn(item: string): string | undefined {
  const { head, items } = readPart(item);
  if (head === '') return items === undefined ? undefined : 'a list';
  return head;
}

function readPart(text: string): Part {
  const [, head = '', rest = ''] = /^([\w.-]*\(|"[^"]*":|[\w.-]+=|)(.*)$/s.exec(text)!;
  if (head.endsWith('(')) {
    const inside = rest.slice(0, rest.lastIndexOf(')'));
    return { head: head.slice(0, -1), items: itemsOf(inside) };
  }
  const name = head.replace(/^"|":$|=$/g, '');
  const isList = /^[[{].*[\]}]$/s.test(rest);
  if (isList) return { head: name, items: itemsOf(rest.slice(1, -1)) };
  if (name === '') return { head: '', items: undefined };
  return { head: name, items: [rest] };
}

/** What stands between commas or semicolons outside of brackets and quotes. */
function itemsOf(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (letter === '"' && text[i - 1] !== '\\') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) depth -= 1;
    else if (depth === 0 && ',;'.includes(letter)) {
      items.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  const last = text.slice(from).trim();
  return last === '' ? items : [...items, last];
}

function sentence({ path, there, here }: Differing): string {
  const place = path.length === 0 ? '' : `${path.map(shortened).join(' → ')}: `;
  return `${place}${listed(there)} in the snapshot, ${listed(here)} here`;
}

function listed(items: readonly string[]): string {
  if (items.length === 0) return 'none';
  const shown = items.slice(0, mostShown).map((item) => {
    return item === 'null' ? 'none' : shortened(item.replaceAll('"', ''));
  });
  const more = items.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
