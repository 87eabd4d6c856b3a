import type { Actor } from "../../domain/access/actor.ts";
import {
  putAccount,
  putAntenne,
  putOrganisation,
} from "../../functions/adapters/table/directory.ts";
import { directory } from "../domain/given.ts";
import { call } from "./api.ts";
import { startTable } from "./engine.ts";
import { startQueues } from "./queues.ts";

/** Table and queues, and the people of the house in the table. */
export const startReception = async () => {
  const [engine, queues] = await Promise.all([startTable(), startQueues()]);
  for (const account of directory.accounts) await putAccount(account);
  for (const antenne of directory.antennes) await putAntenne(antenne);
  for (const organisation of directory.organisations) await putOrganisation(organisation);
  return {
    queues,
    stop: async () => {
      await queues.stop();
      await engine.stop();
    },
  };
};

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
