import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { cardFor } from "../../domain/access/rows.ts";
import { cardOf } from "../../domain/dossier/card.ts";
import { strict } from "../../domain/fields.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { lastActsFor } from "../adapters/table/acts.ts";
import { loadPassage } from "../adapters/table/load.ts";
import { cardExample } from "./kit/card.ts";
import { type ApiRequest, operation } from "./kit/operation.ts";

/** What one comes back to: longer lists are read dossier by dossier. */
const mostShown = 60;

const act = strict({
  dossier: z.string(),
  number: z.string(),
  name: z.string(),
  firstNames: z.string(),
  by: z.string(),
  at: z.string(),
  type: z.string(),
});

/** What was done in one dossier in the name of whoever reads; nothing of one that they may not read any more. */
const actsIn = async ({ actor, now }: ApiRequest, dossierId: string) => {
  const { dossier, history } = await loadPassage(dossierId);
  const card = cardFor(actor, cardOf(dossier));
  if (!card || isRefusal(may(actor, "readDossier", now, dossier))) return [];
  const { dossier: id, number, name, firstNames } = card;
  return history
    .filter((event) => event.for === actor.account)
    .map(({ kind, id: state, n, by, at, type }) => ({
      place: `${id} ${kind} ${state} ${n}`,
      act: { dossier: id, number, name, firstNames, by, at, type },
    }));
};

export const listActsForMe = operation({
  summary: "Ce qui a été fait en mon nom pendant mes absences, le plus récent d’abord",
  answer: () => strict({ items: z.array(act) }),
  refusals: ["not-allowed"],
  shows: {
    items: [
      {
        dossier: cardExample.dossier,
        number: cardExample.number,
        name: cardExample.name,
        firstNames: cardExample.firstNames,
        by: "acc-claire-vandamme",
        at: "2027-02-10T09:12:00.000Z",
        type: "presence-recorded",
      },
    ],
  },
  run: async (request) => {
    const permission = may(request.actor, "listActsForMe", request.now);
    if (isRefusal(permission)) return permission;
    const found = await lastActsFor(request.actor.account, mostShown);
    const dossiers = [...new Set(found.map(({ dossier }) => dossier))];
    const read = (await Promise.all(dossiers.map((id) => actsIn(request, id)))).flat();
    const acts = new Map(read.map(({ place, act }) => [place, act]));
    return {
      items: found.flatMap(
        ({ dossier, kind, id, n }) => acts.get(`${dossier} ${kind} ${id} ${n}`) ?? [],
      ),
    };
  },
});
