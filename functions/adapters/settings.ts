import * as z from "zod";

/**
 * Reads a function's settings from its environment, once, at start.
 *
 * @throws Error that names every setting that is missing or wrong: the function must not begin.
 */
export const readSettings = <Shape extends z.ZodRawShape>(
  shape: Shape,
): z.infer<z.ZodObject<Shape>> => {
  const read = z.object(shape).safeParse(process.env);
  if (read.success) return read.data;
  const names = read.error.issues.map((issue) => issue.path.join(".")).join(", ");
  throw new Error(`settings missing or wrong: ${names}`);
};
