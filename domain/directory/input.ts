import * as z from "zod";
import { type Role, roles } from "../access/actor.ts";
import { choice, civilDate, french, line, strict } from "../fields.ts";
import { email } from "../person/contact.ts";
import { inseeCode } from "../territory/residence.ts";

const role = choice<readonly [Role, ...Role[]]>(Object.keys(roles) as [Role, ...Role[]]);
const id = z.string({ error: french }).regex(/^[a-z0-9][a-z0-9-]{0,59}$/, {
  error: "Un identifiant ne contient que des minuscules, des chiffres et des traits d’union.",
});

/** What the administrator says of an account. */
export const accountInput = strict({
  email,
  name: line(100),
  roles: z.array(role, { error: french }).min(1, { error: "Donnez au moins un rôle." }),
  antennes: z.array(id).default([]),
  organisation: id.optional(),
});
export type AccountInput = z.infer<typeof accountInput>;

/** A deputy or a stand-in, for a period with both ends. */
export const delegationInput = strict({ account: id, from: civilDate, to: civilDate });
export type DelegationInput = z.infer<typeof delegationInput>;

/** Which delegation ends: whose, since when. Without a last day, it ends at once. */
export const delegationEnd = strict({ account: id, from: civilDate, to: civilDate.optional() });
export type DelegationEnded = z.infer<typeof delegationEnd>;

export const antenneInput = strict({
  name: line(100),
  address: line(200),
  covers: z
    .array(strict({ commune: inseeCode, from: civilDate, to: civilDate.optional() }))
    .min(1, { error: "Une antenne couvre au moins une commune." }),
});
export type AntenneInput = z.infer<typeof antenneInput>;

export const organisationInput = strict({
  name: line(150),
  kind: choice([
    "state",
    "region",
    "department",
    "france-travail",
    "mission-locale",
    "cud",
    "commune",
    "ccas",
    "association",
    "plie",
  ]),
});
