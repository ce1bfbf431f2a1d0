/**
 * What a compiler asks for where something else is written: nothing has it, and its name says what is
 * allowed. `never` would say nothing, and make all that stands beside it `never` as well.
 */
export interface Allowed<What> {
  readonly allowed: What;
}

/**
 * `T`, where it has no member that `Shape` does not know, at any depth; for such a member a compiler
 * names those it knows. It looks for unknown members only where the type is not inferred from what is
 * written.
 */
export type Exact<T, Shape> = unknown extends Shape
  ? T
  : T extends readonly unknown[] | ((...given: never[]) => unknown)
    ? T
    : T extends object
      ? {
          readonly [Name in keyof T]: Name extends NamesOf<Shape>
            ? Exact<T[Name], MemberOf<Shape, Name>>
            : Allowed<NamesOf<Shape>>;
        }
      : T;

/** Names that any member of a union has. */
type NamesOf<Shape> = Shape extends object ? keyof Shape : never;

type MemberOf<Shape, Name> = Shape extends object
  ? Name extends keyof Shape
    ? Shape[Name]
    : never
  : never;

/** Members of `T` that `Shape` does not know, or not with that value. */
type Misfits<T, Shape> = {
  readonly [Name in keyof T]-?: Name extends keyof Shape
    ? T[Name] extends Shape[Name]
      ? never
      : Name
    : Name;
}[keyof T];

/**
 * What `T` has to be beside itself to be of `Shape`, all of whose members are optional: nothing more
 * (`unknown`), or, for each member that does not fit, what is allowed there. Nothing more is not `T`:
 * with it once more, a compiler multiplies all kinds by all kinds, a second or more for each set.
 */
export type Fitting<T, Shape> = [Misfits<T, Shape>] extends [never]
  ? unknown
  : {
      readonly [Name in Misfits<T, Shape>]: Allowed<
        Name extends keyof Shape ? Shape[Name] : keyof Shape
      >;
    };
