import type { Actor } from "../../domain/access/actor.ts";
import { call } from "./api.ts";

/** Somebody of a partner organisation. */
export const prescriber: Actor = {
  account: "acc-ccas",
  roles: ["prescriber"],
  antennes: [],
  organisation: "ccas",
  standsFor: [],
};

export const birth = { kind: "complete", date: "1990-03-24" } as const;
export const sofia = { birthName: "Lefèvre", firstNames: "Sofia", sex: "woman", birth };
export const orientation = (identity: object = sofia) => ({
  identity,
  contact: { phone: "06 12 34 56 78", channel: "sms" },
  residence: { commune: "59183" },
  reason: "Cherche un accompagnement vers l’emploi.",
  told: true,
  notice: { version: "2026-01", means: "handed-over" },
});

/** The partner orients a person; gives the dossier's id. */
export const oriented = async (identity?: object): Promise<string> => {
  const answer = await call(prescriber, "submitReferral", { body: orientation(identity) });
  return String(answer.body.dossier);
};
