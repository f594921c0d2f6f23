/** The TypeScript type a JSON Schema describes, for the few keywords the receipt schema uses. */
export type FromSchema<S> = S extends { readonly const: infer C }
  ? C
  : S extends { readonly enum: readonly (infer E)[] }
    ? E
    : S extends { readonly type: readonly (infer T)[] }
      ? FromType<T, S>
      : S extends { readonly type: infer T }
        ? FromType<T, S>
        : never

type FromType<T, S> = T extends 'string'
  ? string
  : T extends 'integer'
    ? number
    : T extends 'boolean'
      ? boolean
      : T extends 'null'
        ? null
        : T extends 'object'
          ? FromObject<S>
          : never

type FromObject<S> = S extends { readonly properties: infer P; readonly required: infer R }
  ? { readonly [K in keyof P as K extends ListedIn<R> ? K : never]: FromSchema<P[K]> } & {
      readonly [K in keyof P as K extends ListedIn<R> ? never : K]?: FromSchema<P[K]>
    }
  : S extends { readonly additionalProperties: infer V }
    ? Readonly<Record<string, FromSchema<V>>>
    : never

type ListedIn<R> = R extends readonly (infer K)[] ? K : never
