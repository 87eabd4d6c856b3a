import * as z from "zod";

/** An empty street line is no address: it is left out before the domain's schema looks. */
export const tidyResidence = (residence: unknown): unknown => {
  if (residence === null || typeof residence !== "object") return residence;
  const { street } = residence as { street?: readonly unknown[] };
  return { ...residence, street: (street ?? []).filter(Boolean) };
};

/** A schema whose `residence` comes from the fields of a form. */
export const withResidence = <Output>(schema: z.ZodType<Output, unknown>) =>
  z.preprocess((given) => {
    const values = given as { residence?: unknown };
    return { ...values, residence: tidyResidence(values.residence) };
  }, schema);
