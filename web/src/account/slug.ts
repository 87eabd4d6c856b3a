import { folded } from "../kit/french.ts";

/** An identifier made from a name: « Antenne des Dunes » gives `antenne-des-dunes`, with a number when that is taken. */
export const slugOf = (name: string, taken: readonly string[], fallback: string): string => {
  const made =
    folded(name)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[-0-9]+|-$/g, "")
      .slice(0, 50)
      .replace(/-$/, "") || fallback;
  if (!taken.includes(made)) return made;
  const numbers = Array.from({ length: taken.length + 1 }, (_, index) => `${made}-${index + 2}`);
  return numbers.find((candidate) => !taken.includes(candidate)) ?? made;
};
