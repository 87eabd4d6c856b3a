import * as z from "zod";

/** A state as its reader sees it, with the version that If-Match asks for. */
export const seen = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.looseObject({ id: z.string(), version: z.int(), ...shape });

/** What a leaf says; null once it was forgotten. */
export const spoken = <Word extends z.ZodType>(word: Word) => word.nullable();
