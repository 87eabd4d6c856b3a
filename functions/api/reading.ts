import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { dossierNumber } from "../../domain/dossier/card.ts";
import { civilDate, strict } from "../../domain/fields.ts";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import { loadDossier } from "../adapters/table/load.ts";
import {
  type ReadingPage,
  readingsOfDay,
  readingsOfDossier,
} from "../adapters/table/reading-lists.ts";
import { paging } from "./kit/list.ts";
import { operation } from "./kit/operation.ts";

const reading = strict({
  dossier: z.string(),
  number: z.string(),
  by: z.string(),
  for: z.string().optional(),
  at: z.string().describe("UTC, à la minute"),
  document: z.string().optional().describe("La pièce ouverte ; absent : la page du dossier"),
});

const answer = strict({ items: z.array(reading), cursor: z.string().optional() });

const shows = {
  items: [
    {
      dossier: "0191f2a4-5b6c-8d7e-af80-112233445566",
      number: "06A8-9D2Q",
      by: "acc-helene-carpentier",
      at: "2026-11-24T09:12Z",
    },
  ],
};

const numbered = (page: ReadingPage | Refusal) =>
  isRefusal(page)
    ? page
    : { ...page, items: page.items.map((one) => ({ ...one, number: dossierNumber(one.dossier) })) };

export const listReadings = operation({
  summary: "Qui a ouvert ce dossier ou l’une de ses pièces, le plus récent d’abord",
  query: strict(paging),
  answer: () => answer,
  refusals: ["dossier-unknown", "not-allowed", "cursor-unknown"],
  shows,
  run: async ({ actor, now, params, query }) => {
    const id = params.dossierId ?? "";
    const { dossier } = await loadDossier(id);
    const permission = may(actor, "listReadings", now, dossier);
    if (isRefusal(permission)) return permission;
    return numbered(await readingsOfDossier(id, { ...query, reader: actor.account, now }));
  },
});

export const listReadingsOfDay = operation({
  summary: "Le journal des accès d’un jour : qui a ouvert quel dossier, sans aucun nom de personne",
  query: strict({ ...paging, day: civilDate.optional() }),
  answer: () => answer,
  refusals: ["not-allowed", "cursor-unknown"],
  shows,
  run: async ({ actor, now, today, query }) => {
    const permission = may(actor, "listReadingsOfDay", now);
    if (isRefusal(permission)) return permission;
    const { day, ...rest } = query;
    return numbered(await readingsOfDay(day ?? today, { ...rest, reader: actor.account, now }));
  },
});
