/** Throws unless `xml` is one element in which every tag is closed and every attribute is quoted. */
export function requireWellFormed(xml: string): void {
  const open: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const tag = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
    const text = /(?:[^<&]|&(?:amp|lt|gt|quot|#39);)+/y;
    text.lastIndex = at;
    tag.lastIndex = at;
    const found = text.exec(xml) ?? tag.exec(xml);
    if (found === null) throw new Error(`not XML: ${xml.slice(at, at + 80)}`);
    at += found[0].length;
    if (found[2] === undefined) {
      if (open.length === 0 && found[0].trim() !== '') throw new Error('text outside of the root');
      continue;
    }
    const names = [...found[3]!.matchAll(/([\w:-]+)=/g)].map((match) => match[1]);
    if (new Set(names).size < names.length) throw new Error(`attribute twice: ${found[0]}`);
    if (found[1] === '/') {
      if (open.pop() !== found[2]) throw new Error(`closed out of turn: ${found[0]}`);
    } else if (found[4] !== '/') {
      open.push(found[2]);
    }
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(' ')}`);
}
