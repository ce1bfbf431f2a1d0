/**
 * `T`, where it has no member that `Shape` does not know, at any depth; such a member is `never`. A
 * compiler looks for unknown members only where the type is not inferred from what is written.
 */
export type Exact<T, Shape> = unknown extends Shape
  ? T
  : T extends readonly unknown[] | ((...given: never[]) => unknown)
    ? T
    : T extends object
      ? {
          readonly [Name in keyof T]: Name extends NamesOf<Shape>
            ? Exact<T[Name], MemberOf<Shape, Name>>
            : never;
        }
      : T;

/** Names that any member of a union has. */
type NamesOf<Shape> = Shape extends object ? keyof Shape : never;

type MemberOf<Shape, Name> = Shape extends object
  ? Name extends keyof Shape
    ? Shape[Name]
    : never
  : never;
