import * as z from "zod";
import { decidingRoles, rolesExercised } from "../../domain/access/actor.ts";
import { may, notAllowed } from "../../domain/access/may.ts";
import { findsRow, readsLabel, waitingListsOf } from "../../domain/access/rows.ts";
import { cardOf } from "../../domain/dossier/card.ts";
import { toldTo } from "../../domain/dossier/told.ts";
import { viewFor } from "../../domain/dossier/view.ts";
import { line, strict, words } from "../../domain/fields.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { cursorTo, placeOf } from "../adapters/cursor.ts";
import { loadDossier, loadPassage } from "../adapters/table/load.ts";
import { loadSettings } from "../adapters/table/reference.ts";
import { findByWords } from "../adapters/table/search.ts";
import { noteReading } from "../note-reading.ts";
import { dossierView, dossierViewExample } from "./dossier/view.ts";
import { card, cardExample } from "./kit/card.ts";
import { listFor, page, pageExample, paging, shownRows } from "./kit/list.ts";
import { operation } from "./kit/operation.ts";

export const listWaiting = operation({
  summary: "Ce qui attend une personne ou un rôle, le plus ancien d’abord",
  query: strict({ ...paging, list: line(100) }),
  answer: () => page,
  refusals: ["not-allowed", "cursor-unknown"],
  shows: pageExample,
  run: async ({ actor, now, query }) => {
    const permission = may(actor, "listWaiting", now);
    if (isRefusal(permission)) return permission;
    if (!waitingListsOf(actor).includes(query.list)) return notAllowed();
    return listFor(actor, { index: "waiting", of: query.list, now, ...query });
  },
});

const extents = ["portfolio", "antenne", "all"] as const;

export const listDossiers = operation({
  summary:
    "Les dossiers d’un portefeuille, d’une antenne ou de tout le PLIE, les plus récents d’abord",
  query: strict({
    ...paging,
    scope: z.enum(extents).default("portfolio"),
    antenne: line(60).optional(),
    counsellor: line(60).optional(),
  }),
  answer: () => page,
  refusals: ["not-allowed", "cursor-unknown"],
  shows: pageExample,
  run: async ({ actor, now, query }) => {
    const permission = may(actor, "listDossiers", now);
    if (isRefusal(permission)) return permission;
    const { scope, antenne, counsellor, ...rest } = query;
    const sees = rolesExercised(actor).some((role) =>
      ["accompaniment-manager", "statistics-officer"].includes(role),
    );
    const list = { ...rest, now, newestFirst: true };
    if (scope === "all")
      return sees ? listFor(actor, { index: "register", of: "all", ...list }) : notAllowed();
    if (scope === "antenne") {
      const of = antenne ?? actor.antennes[0] ?? "";
      const isOwn = actor.roles.includes("reception") && actor.antennes.includes(of);
      return sees || isOwn ? listFor(actor, { index: "antenne", of, ...list }) : notAllowed();
    }
    const of = counsellor ?? actor.account;
    const isOwn =
      of === actor.account || actor.standsFor.some((standing) => standing.account === of);
    return sees || isOwn
      ? listFor(actor, { index: "owner", of: `counsellor:${of}`, ...list })
      : notAllowed();
  },
});

export const searchDossiers = operation({
  summary: "Chercher par nom, identifiant France Travail ou numéro de dossier",
  body: strict({ text: words(200) }),
  example: { text: "lefevre marie" },
  answer: () => strict({ items: z.array(strict({ card })), more: z.literal(true).optional() }),
  refusals: ["not-allowed"],
  shows: { items: [{ card: cardExample }] },
  run: async ({ actor, now, body }) => {
    const permission = may(actor, "searchDossiers", now);
    if (isRefusal(permission)) return permission;
    const everywhere = rolesExercised(actor).some((role) => decidingRoles.includes(role));
    const antennes = [actor, ...actor.standsFor].flatMap((who) => who.antennes);
    const scopes = everywhere ? ["all"] : [...new Set(antennes)];
    const { cards, more } = await findByWords(body.text, scopes, (found) => findsRow(actor, found));
    const rows = cards.map((found) => ({ card: found }));
    return {
      items: await shownRows(actor, now, rows),
      ...(more && { more }),
    };
  },
});

export const readDossier = operation({
  summary: "Un dossier, tel que votre rôle le voit, et les actions possibles maintenant",
  answer: dossierView,
  refusals: ["dossier-unknown"],
  shows: dossierViewExample,
  run: async ({ actor, now, params }) => {
    const { dossier } = await loadDossier(params.dossierId ?? "");
    const permission = may(actor, "readDossier", now, dossier);
    if (isRefusal(permission)) return permission;
    const { role, ...whose } = permission;
    await noteReading(now, { dossier: dossier.id, by: actor.account, ...whose });
    const labelled = readsLabel(role, cardOf(dossier));
    const settings = labelled ? await loadSettings(now) : undefined;
    return viewFor(actor, role, dossier, now, settings);
  },
});

const event = strict({
  at: z.string(),
  by: z.string(),
  for: z.string().optional(),
  kind: z.string(),
  id: z.string(),
  n: z.int(),
  type: z.string(),
  data: z.unknown(),
  changes: z.array(
    strict({
      field: z.string().describe("Chemin du champ, par exemple identity.birthName"),
      from: z.unknown().optional().describe("Absent : il n’y avait rien ; null : effacé depuis"),
      to: z.unknown().optional(),
    }),
  ),
});

export const readTimeline = operation({
  summary: "L’histoire d’un dossier, du plus récent au plus ancien : qui, quand, de quoi à quoi",
  query: strict(paging),
  answer: () => strict({ items: z.array(event), cursor: z.string().optional() }),
  refusals: ["dossier-unknown", "not-allowed", "cursor-unknown"],
  shows: {
    items: [
      {
        at: "2026-11-24T09:12:00.000Z",
        by: "acc-nadege-coppin",
        kind: "referral",
        id: "0191f2a4-5b6c-8d7e-af80-112233445568",
        n: 1,
        type: "referral-submitted",
        data: {
          wayIn: "partner",
          organisation: "ccas-dunkerque",
          antenne: "dunkerque-centre",
          notice: { version: "2026-01", means: "handed-over" },
        },
        changes: [
          { field: "wayIn", to: "partner" },
          { field: "reason", to: "Cherche un accompagnement vers un emploi durable." },
        ],
      },
    ],
  },
  run: async ({ actor, now, params, query }) => {
    const id = params.dossierId ?? "";
    const { dossier, steps } = await loadPassage(id);
    const permission = may(actor, "readTimeline", now, dossier);
    if (isRefusal(permission)) return permission;
    const purpose = `${actor.account}|timeline|${id}`;
    // Events are never changed: how many were not shown yet names the place for ever.
    const place = placeOf<number>(purpose, now, query.cursor);
    if (isRefusal(place)) return place;
    let from = 0;
    const shown = toldTo({ actor, role: permission.role }, dossier, steps, (events) => {
      const left = place ?? events.length;
      from = Math.max(0, left - query.limit);
      return events.slice(from, left);
    });
    return {
      items: shown.toReversed(),
      ...(from > 0 && { cursor: cursorTo(purpose, now, from) }),
    };
  },
});
