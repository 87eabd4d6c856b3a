import * as z from "zod";
import type { Actor } from "../../domain/access/actor.ts";
import { may } from "../../domain/access/may.ts";
import { dossierNumber } from "../../domain/dossier/card.ts";
import {
  attachDossier as decideAttachment,
  confirmTwoPeople as decideDistinction,
} from "../../domain/duplicate/decide.ts";
import { otherDossier, sought } from "../../domain/duplicate/input.ts";
import { rankTwins } from "../../domain/duplicate/rank.ts";
import type { Twin } from "../../domain/duplicate/twin.ts";
import { strict } from "../../domain/fields.ts";
import { birth } from "../../domain/person/identity.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { findTwins } from "../adapters/table/twins.ts";
import { command } from "./kit/command.ts";
import { operation } from "./kit/operation.ts";

const candidate = strict({
  dossier: z.string(),
  number: z.string(),
  certainty: z.string(),
  /** Why, by code of `SIMILARITY_REASONS`. */
  reasons: z.array(z.string()),
  birthName: z.string(),
  usedName: z.string().optional(),
  firstNames: z.string(),
  formerNames: z.array(z.string()),
  birth,
  antenne: z.string(),
  stage: z.string(),
});

const most = 20;

/** A protected dossier is for its named readers; somebody with a tie sees nothing. */
const mayKnow = ({ account }: Actor, { readers, ties }: Twin): boolean =>
  !ties?.includes(account) && (readers === undefined || readers.includes(account));

export const findDuplicates = operation({
  summary: "Les dossiers qui sont peut-être ceux de la même personne, les plus sûrs d’abord",
  body: sought,
  answer: () => strict({ items: z.array(candidate) }),
  refusals: ["not-allowed"],
  example: {
    birthName: "Lefebvre",
    firstNames: "Sofia",
    birth: { kind: "complete", date: "1990-03-24" },
  },
  shows: {
    items: [
      {
        dossier: "0f8fad5b-d9cb-869f-a165-70867728950e",
        number: "0Z7X-B5PR",
        certainty: "very-likely",
        reasons: ["same-birth-date", "name-close", "same-first-names"],
        birthName: "Lefèvre",
        firstNames: "Sofia",
        formerNames: [],
        birth: { kind: "complete", date: "1990-03-24" },
        antenne: "dunkerque-centre",
        stage: "referred",
      },
    ],
  },
  run: async ({ actor, now, body }) => {
    const permission = may(actor, "findDuplicates", now);
    if (isRefusal(permission)) return permission;
    const { dossier, ...person } = body;
    const found = rankTwins(person, await findTwins(person.birth, dossier), dossier);
    return {
      items: found
        .filter(({ twin }) => mayKnow(actor, twin))
        .take(most)
        .map(({ dossier, twin, certainty, reasons }) => {
          const { personId: _id, distinctFrom: _apart, readers: _r, ties: _t, ...shown } = twin;
          const { formerNames = [] } = shown;
          return {
            ...shown,
            dossier,
            number: dossierNumber(dossier),
            formerNames,
            certainty,
            reasons,
          };
        })
        .toArray(),
    };
  },
});

const pair = ["same-dossier", "same-person", "confirmed-distinct"];

export const attachDossier = command({
  operation: "attachDossier",
  summary: "Rattacher ce dossier à celui d’une personne déjà connue",
  body: otherDossier,
  refusals: [...pair, "referral-closed", "passage-too-far", "other-attached", "already-taken"],
  example: { dossier: "0f8fad5b-d9cb-869f-a165-70867728950e" },
  concerns: "person",
  beside: (input) => input.dossier,
  changes: "referral",
  decide: (dossier, _input, _context, _params, { beside }) => decideAttachment(dossier, beside),
});

export const confirmTwoPeople = command({
  operation: "confirmTwoPeople",
  summary: "Confirmer une fois pour toutes que deux dossiers sont ceux de deux personnes",
  body: otherDossier,
  refusals: pair,
  example: { dossier: "0f8fad5b-d9cb-869f-a165-70867728950e" },
  concerns: "person",
  beside: (input) => input.dossier,
  changes: "person",
  decide: (dossier, _input, _context, _params, { beside }) => decideDistinction(dossier, beside),
});
