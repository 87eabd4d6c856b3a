import { supersedeControl } from "../../../domain/control/supersede.ts";
import { returnEntryRequest } from "../../../domain/entry-request/decide.ts";
import { checkRedirection } from "../../../domain/opinion/decide.ts";
import type { OpinionGiven } from "../../../domain/opinion/input.ts";
import { cancelEntry } from "../../../domain/parcours/decide.ts";
import { withdrawReferral } from "../../../domain/referral/decide.ts";
import { check } from "./controls.ts";
import { submit } from "./steps.ts";
import { act, type Walk } from "./walk.ts";

const manager = "acc-accompagnement";

export const notNow: OpinionGiven = {
  kind: "unfavourable",
  code: "not-available",
  reasons: "La personne n’est pas disponible avant plusieurs mois.",
};

export const elsewhere: OpinionGiven = {
  kind: "redirected",
  code: "cap-emploi",
  reasons: "Un accompagnement spécialisé vers l’emploi répond mieux à la demande.",
  target: { body: "Cap emploi du littoral", contact: "Accueil, sur rendez-vous" },
};

/** The person was received where they were redirected. */
export const checkReceived = (walk: Walk) => {
  const input = { received: true };
  return act(walk, walk.counsellor, "checkRedirection", input, (dossier, context) =>
    checkRedirection(dossier, input, context),
  );
};

/** The person gives up before anybody received them. */
export const withdraw = (walk: Walk) => {
  const input = { code: walk.chance.pick(["found-work", "person-gives-up", "unreachable"]) };
  return act(walk, walk.counsellor, "withdrawReferral", input, (dossier, context) =>
    withdrawReferral(dossier, input, context),
  );
};

/** The manager wants to know more before the control. */
export const sendBack = (walk: Walk) => {
  const input = { code: "project-unclear", words: "Précisez le projet et les premières étapes." };
  return act(walk, manager, "returnEntryRequest", input, (dossier, context) =>
    returnEntryRequest(dossier, input, context),
  );
};

/** The counsellor sends it again. */
export const complete = submit;

/** A refusal is looked into anew. */
export const appeal = async (walk: Walk): Promise<void> => {
  const input = { code: "appeal", words: "La personne apporte un élément nouveau." };
  await act(walk, "acc-statistiques-2", "supersedeControl", input, (dossier, context) =>
    supersedeControl(dossier, input, context),
  );
  await check(walk);
};

/** An entry recorded by mistake. */
export const undo = async (walk: Walk): Promise<void> => {
  const input = { code: "never-started", words: "La personne n’a pas commencé." };
  await act(walk, manager, "cancelEntry", input, (dossier, context) =>
    cancelEntry(dossier, input, context),
  );
};
