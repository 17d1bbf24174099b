declare const brandKey: unique symbol

/** A value of type `T` that only its own constructor may make: a student's id is never taken for a class's. */
export type Brand<T, Name extends string> = T & { readonly [brandKey]: Name }
