/** Chart patterns over whole arrays: all swings first, then for each bar the last of those known by then. */
type Bars = Readonly<Record<'high' | 'low' | 'close', readonly number[]>>;
type Settings = Readonly<Record<string, number>>;

interface Swing {
  readonly place: number;
  readonly price: number;
  readonly isHigh: boolean;
}

export function chartPatterns({ high, low, close }: Bars, s: Settings): Record<string, number[]> {
  const reach = s['swingBars']!;
  const up = swingsOf(high, low, reach);
  const down = swingsOf(
    low.map((x) => -x),
    high.map((x) => -x),
    reach,
  );
  const turned = {
    high: low.map((x) => -x),
    low: high.map((x) => -x),
    close: close.map((x) => -x),
  };
  const said = (bars: Bars, swings: readonly Swing[], find: Finder, value: number): number[] => {
    let last = -1;
    return close.map((_, n) => {
      if (n < 2 * reach) return Number.NaN;
      const known = swings.filter(({ place }) => place + reach <= n).slice(-5);
      const newest = known.at(-1)?.place ?? -1;
      const first = find(known, bars, n, s);
      if (newest === last || first === undefined || n - first > s['maxBars']!) return 0;
      last = newest;
      return value;
    });
  };
  const plain = { high, low, close };
  return {
    doubleTop: said(plain, up, doubleTop, -100),
    doubleBottom: said(turned, down, doubleTop, 100),
    headAndShoulders: said(plain, up, headAndShoulders, -100),
    inverseHeadAndShoulders: said(turned, down, headAndShoulders, 100),
    ascendingTriangle: said(plain, up, ascending, 100),
    descendingTriangle: said(turned, down, ascending, -100),
    symmetricalTriangleUp: said(plain, up, symmetrical, 100),
    symmetricalTriangleDown: said(turned, down, symmetrical, -100),
    bullFlag: said(plain, up, flag, 100),
    bearFlag: said(turned, down, flag, -100),
  };
}

/** The place of the first swing of a pattern that bar `n` breaks. */
type Finder = (swings: readonly Swing[], bars: Bars, n: number, s: Settings) => number | undefined;

function swingsOf(high: readonly number[], low: readonly number[], reach: number): Swing[] {
  const found: Swing[] = [];
  for (let i = reach; i + reach < high.length; i++) {
    const before = Array.from({ length: reach }, (_, j) => i - reach + j);
    const after = Array.from({ length: reach }, (_, j) => i + 1 + j);
    const isHigh =
      before.every((j) => high[j]! < high[i]!) && after.every((j) => high[j]! <= high[i]!);
    const isLow = before.every((j) => low[j]! > low[i]!) && after.every((j) => low[j]! >= low[i]!);
    if (isHigh !== isLow) found.push({ place: i, price: isHigh ? high[i]! : low[i]!, isHigh });
  }
  return found;
}

/** The last swings by a string such as `HLH`, oldest first, if they are these. */
function last(swings: readonly Swing[], kinds: string): Swing[] | undefined {
  const picked = swings.slice(-kinds.length);
  return picked.map(({ isHigh }) => (isHigh ? 'H' : 'L')).join('') === kinds ? picked : undefined;
}

const between = (from: Swing, n: number): number[] =>
  Array.from({ length: n - from.place }, (_, j) => from.place + 1 + j);

/** Where the line through two swings is at bar `n`. */
const line = (a: Swing, b: Swing, n: number): number =>
  b.price + ((b.price - a.price) / (b.place - a.place)) * (n - b.place);

const doubleTop: Finder = (swings, { high, close }, n, s) => {
  const [a, low, b] = last(swings, 'HLH') ?? [];
  if (!a || !low || !b) return undefined;
  const top = Math.max(a.price, b.price);
  const isEven = Math.abs(a.price - b.price) <= s['equal']! * (top - low.price);
  const holds = between(b, n).every((j) => high[j]! <= top);
  return isEven && holds && close[n]! < low.price ? a.place : undefined;
};

const headAndShoulders: Finder = (swings, { high, close }, n, s) => {
  const [left, l1, head, l2, right] = last(swings, 'HLHLH') ?? [];
  if (!left || !l1 || !head || !l2 || !right) return undefined;
  const height = head.price - Math.min(l1.price, l2.price);
  const stands = head.price - Math.max(left.price, right.price) >= s['equal']! * height;
  const isEven = Math.abs(left.price - right.price) <= s['shoulders']! * height;
  const holds = between(right, n).every((j) => high[j]! <= head.price);
  return stands && isEven && holds && close[n]! < line(l1, l2, n) ? left.place : undefined;
};

function sides(swings: readonly Swing[]): { highs: Swing[]; lows: Swing[] } | undefined {
  const four = last(swings, 'HLHL') ?? last(swings, 'LHLH');
  if (four === undefined) return undefined;
  return { highs: four.filter((x) => x.isHigh), lows: four.filter((x) => !x.isHigh) };
}

const firstOf = (swings: readonly Swing[]): number => swings.at(-4)!.place;

const ascending: Finder = (swings, { low, close }, n, s) => {
  const both = sides(swings);
  if (both === undefined) return undefined;
  const [h1, h2] = both.highs as [Swing, Swing];
  const [l1, l2] = both.lows as [Swing, Swing];
  const top = Math.max(h1.price, h2.price);
  const share = s['equal']! * (top - l1.price);
  const isFlat = Math.abs(h1.price - h2.price) <= share;
  const holds = between(swings.at(-1)!, n).every((j) => low[j]! >= l2.price);
  const isOut = isFlat && l2.price - l1.price >= share && holds && close[n]! > top;
  return isOut ? firstOf(swings) : undefined;
};

const symmetrical: Finder = (swings, { close }, n, s) => {
  const both = sides(swings);
  if (both === undefined) return undefined;
  const [h1, h2] = both.highs as [Swing, Swing];
  const [l1, l2] = both.lows as [Swing, Swing];
  const share = s['equal']! * (h1.price - l1.price);
  const narrows = h1.price - h2.price >= share && l2.price - l1.price >= share;
  const upper = line(h1, h2, n);
  const isOut = narrows && upper > line(l1, l2, n) && close[n]! > upper;
  return isOut ? firstOf(swings) : undefined;
};

const flag: Finder = (swings, { low, close }, n, s) => {
  const [foot, h1, l1, h2, l2] = last(swings, 'LHLHL') ?? [];
  if (!foot || !h1 || !l1 || !h2 || !l2) return undefined;
  const pole = h1.price - foot.price;
  const [highs, lows] = [h1.price - h2.price, l1.price - l2.price];
  const isChannel = highs > 0 && lows > 0 && Math.abs(highs - lows) <= s['equal']! * pole;
  const isShallow = h1.price - l2.price <= s['flagDepth']! * pole;
  const holds = between(l2, n).every((j) => low[j]! >= l2.price);
  return isChannel && isShallow && holds && close[n]! > line(h1, h2, n) ? foot.place : undefined;
};
