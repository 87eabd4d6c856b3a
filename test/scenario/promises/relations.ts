import { randomUUID } from "node:crypto";
import type { Reach } from "../../../domain/access/rights.ts";
import type { Change } from "../../../domain/decider.ts";
import { happened, referred } from "../../functions/happened.ts";

/** How a dossier stands to whoever asks for it; `asker` is the account of the role in the made-up house. */
export const relations = [
  "in the portfolio",
  "taken by nobody, of the antenne",
  "a colleague's, of the antenne",
  "of another antenne",
  "oriented by the organisation",
  "waiting for its entry",
  "unknown",
] as const;
export type Relation = (typeof relations)[number];

/** domain.md section 2, « sees »: which relations each reach of a right includes. */
export const reaches: Readonly<Record<Reach, readonly Relation[]>> = {
  all: relations.filter((relation) => relation !== "unknown"),
  antenne: ["in the portfolio", "taken by nobody, of the antenne", "a colleague's, of the antenne"],
  portfolio: ["in the portfolio", "taken by nobody, of the antenne"],
  organisation: ["oriented by the organisation"],
  entry: ["waiting for its entry"],
  any: relations,
};

type Place = { antenne: string; organisation: string; counsellor?: string; granted?: true };

const elsewhere = {
  antenne: "grande-synthe",
  organisation: "ccas-grande-synthe",
  counsellor: "acc-conseiller-gs",
} as const;
const here = { antenne: "dunkerque-centre", organisation: "france-travail-dunkerque" } as const;

const places: Readonly<Record<Exclude<Relation, "unknown">, Place>> = {
  "in the portfolio": { ...here, counsellor: "acc-conseillere" },
  "taken by nobody, of the antenne": here,
  "a colleague's, of the antenne": { ...here, counsellor: "acc-conseiller" },
  "of another antenne": elsewhere,
  "oriented by the organisation": { ...elsewhere, organisation: "ccas-dunkerque" },
  "waiting for its entry": { ...elsewhere, granted: true },
};

const event = (kind: string, type: string, data: unknown, words?: object) => ({
  kind,
  id: kind,
  events: [{ type, data, ...(words && { words: { ...words } }) }],
});

const request = { claimed: ["minimum-income"], facts: {}, motivation: "Travailler." };

/** What happened to a dossier that stands in a relation. */
const changesOf = (
  relation: Exclude<Relation, "unknown">,
  birthName: string,
): readonly Change[] => {
  const { antenne, organisation, counsellor, granted } = places[relation];
  const [referral, person] = referred({ birthName }, antenne);
  if (referral === undefined || person === undefined) throw new Error("nobody was oriented");
  const submitted = referral.events.map((event) => ({
    ...event,
    data: { ...Object(event.data), organisation },
  }));
  const assigned = { type: "counsellor-assigned", data: { counsellor, antenne } };
  return [
    person,
    { ...referral, events: [...submitted, ...(counsellor ? [assigned] : [])] },
    ...(granted
      ? [
          event("opinion", "opinion-given", { kind: "favourable" }, { reasons: "Motivée." }),
          event("entry-request", "entry-request-prepared", {}, request),
          event("entry-request", "entry-request-submitted", { requestDate: "2026-03-02" }),
          event("entry-request", "entry-request-validated", {}),
          event("control", "control-requested", { subject: "entry", requestDate: "2026-03-02" }),
          event("control", "control-granted", { reviews: [] }),
        ]
      : []),
  ];
};

/** How many events a dossier in this relation has had. */
export const eventsOf = (relation: Relation): number =>
  relation === "unknown" ? 0 : changesOf(relation, "Lien").flatMap(({ events }) => events).length;

/** A dossier in this relation, written as commands would; its id. An unknown one is an id and nothing else. */
export const dossierIn = async (relation: Relation, birthName = "Lien"): Promise<string> => {
  const id = randomUUID();
  if (relation !== "unknown")
    await happened(id, changesOf(relation, birthName), {
      by: "acc-accueil",
      at: new Date().toISOString(),
    });
  return id;
};
