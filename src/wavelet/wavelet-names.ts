type To5 = 1 | 2 | 3 | 4 | 5;
type To20 = To5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20;

/** One of `waveletNames()`, as a compiler checks it: haar, db1 … db20, sym2 … sym20, coif1 … coif5. */
export type WaveletName = 'haar' | `db${To20}` | `sym${Exclude<To20, 1>}` | `coif${To5}`;

type Pair =
  | `1.${1 | 3 | 5}`
  | `2.${2 | 4 | 6 | 8}`
  | `3.${1 | 3 | 5 | 7 | 9}`
  | '4.4'
  | '5.5'
  | '6.8';

/** One of `dwtWaveletNames()`: the orthonormal ones, bior1.1 … bior6.8 and rbio1.1 … rbio6.8. */
export type DwtWaveletName = WaveletName | `${'bior' | 'rbio'}${Pair}`;
