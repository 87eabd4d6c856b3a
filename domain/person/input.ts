import type * as z from "zod";
import { strict } from "../fields.ts";
import { residence } from "../territory/residence.ts";
import { contact } from "./contact.ts";
import { identity } from "./identity.ts";

export { situation as situationDeclared } from "./situation.ts";

/** The whole identity as it should read, and how to reach the person when that changed too. */
export const identityCorrected = strict({ identity, contact: contact.optional() });
export type IdentityCorrected = z.infer<typeof identityCorrected>;

/** Where the person lives from a day on. The end of a stay is said by the next one. */
export const residenceRecorded = residence.refine(({ to }) => to === undefined, {
  path: ["to"],
  error: "La fin d’un logement se note en indiquant le suivant.",
});
export type ResidenceRecorded = z.infer<typeof residenceRecorded>;
