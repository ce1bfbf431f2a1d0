/** What a text that holds no table of bars begins like, and what to do about it. */
const kinds: readonly (readonly [likeIt: (text: string) => boolean, remedy: string])[] = [
  [
    (text) => /^\s*[[{]/.test(text),
    'the text is JSON: give fromRecords what JSON.parse makes of it',
  ],
  [
    (text) => /^\s*<(!doctype|html|\?xml)/i.test(text),
    'the text is a web page or XML, and holds no table',
  ],
  [
    (text) => text.startsWith('PK\u0003\u0004'),
    'the file is a spreadsheet or a zip: save it as CSV, or unpack it',
  ],
  [
    (text) => text.startsWith('\u001F\u008B') || text.startsWith('\u001F\uFFFD'),
    'the file is compressed: unpack it first',
  ],
  [
    (text) => /^[^\r\n,;\t|]+\.(csv|tsv|txt|gz|zip|json|xlsx?)\s*$/i.test(text),
    'the name of a file: give the text in it',
  ],
];

/** What `text`, in which no columns were found, most likely is; `undefined` if nobody can tell. */
export function otherKind(text: string): string | undefined {
  return kinds.find(([likeIt]) => likeIt(text))?.[1];
}
