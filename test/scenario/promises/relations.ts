import { randomUUID } from "node:crypto";
import type { Role } from "../../../domain/access/actor.ts";
import { type Reach, rights } from "../../../domain/access/rights.ts";
import type { Change } from "../../../domain/decider.ts";
import { happened, referred } from "../../functions/happened.ts";

/** One account a role, of the antenne of Dunkerque-Centre or of the CCAS of Dunkerque. */
export const accounts: Readonly<Record<Role, string>> = {
  prescriber: "acc-prescripteur",
  reception: "acc-accueil",
  counsellor: "acc-conseillere",
  "accompaniment-manager": "acc-accompagnement",
  "statistics-officer": "acc-statistiques",
  "animation-team": "acc-animation",
  "workshop-leader": "acc-ateliers",
  director: "acc-direction",
  administrator: "acc-administration",
};

/** A counsellor of another antenne, absent: the counsellor above stands in. */
export const absent = "acc-conseillere-dunes";

/** How a dossier stands to whoever asks for it: to the account of each role. */
export const relations = [
  "in the portfolio",
  "taken by nobody, of the antenne",
  "a colleague's, of the antenne",
  "a colleague's, opened for 24 hours",
  "an absent colleague's, of another antenne",
  "of another antenne",
  "oriented by the organisation",
  "waiting for its entry",
  "asked for by themselves",
  "a participant's",
  "protected for others",
  "with a tie declared",
  "unknown",
] as const;
export type Relation = (typeof relations)[number];

const nobodys: readonly Relation[] = ["protected for others", "with a tie declared", "unknown"];
const ofTheAntenne: readonly Relation[] = [
  "in the portfolio",
  "taken by nobody, of the antenne",
  "a colleague's, of the antenne",
  "a colleague's, opened for 24 hours",
];
const toEnter: readonly Relation[] = ["waiting for its entry", "asked for by themselves"];

/** domain.md section 2, « sees »: which relations each reach of a right includes. */
const reaches: Readonly<Record<Reach, readonly Relation[]>> = {
  all: relations.filter((relation) => !nobodys.includes(relation)),
  antenne: ofTheAntenne,
  portfolio: [
    "in the portfolio",
    "taken by nobody, of the antenne",
    "a colleague's, opened for 24 hours",
    "an absent colleague's, of another antenne",
  ],
  organisation: ["oriented by the organisation"],
  entry: toEnter,
  entering: [...toEnter, "a participant's"],
  any: relations,
};

/** Whether the account of a role may do this on a dossier that stands so to it. */
export const mayIn = (operation: string, role: Role, relation: Relation): boolean => {
  const reach = rights[operation]?.by[role];
  if (reach === undefined || nobodys.includes(relation)) return false;
  // A stand-in counsellor has what the absent one has: a portfolio, and an antenne.
  const isOfAbsent = relation === "an absent colleague's, of another antenne";
  if (isOfAbsent && reach === "antenne") return role === "counsellor";
  return reaches[reach].includes(relation);
};

type Place = { antenne: string; organisation: string; counsellor?: string };

const elsewhere = {
  antenne: "grande-synthe",
  organisation: "ccas-grande-synthe",
  counsellor: "acc-conseiller-gs",
} as const;
const here = { antenne: "dunkerque-centre", organisation: "france-travail-dunkerque" } as const;
const colleagues = { ...here, counsellor: "acc-conseiller" } as const;
const own = { ...here, counsellor: "acc-conseillere" } as const;

type Known = Exclude<Relation, "unknown">;

const places: Readonly<Record<Known, Place>> = {
  "in the portfolio": own,
  "taken by nobody, of the antenne": here,
  "a colleague's, of the antenne": colleagues,
  "a colleague's, opened for 24 hours": colleagues,
  "an absent colleague's, of another antenne": {
    ...elsewhere,
    antenne: "dunes",
    counsellor: absent,
  },
  "of another antenne": elsewhere,
  "oriented by the organisation": { ...elsewhere, organisation: "ccas-dunkerque" },
  "waiting for its entry": elsewhere,
  "asked for by themselves": elsewhere,
  "a participant's": elsewhere,
  "protected for others": own,
  "with a tie declared": own,
};

type Done = { readonly by?: string; readonly change: Change };

const one = (kind: string, type: string, data: unknown, words?: object, by?: string): Done => ({
  ...(by && { by }),
  change: {
    kind,
    id: kind,
    events: [{ type, data, ...(words && { words: { ...words } }) }],
  },
});

const request = { claimed: ["minimum-income"], facts: {}, motivation: "Travailler." };

/** Granted: prepared, sent and completed by whom it is said, else by those of another antenne. */
const granted = (prepares?: string, sends?: string, completes?: string): readonly Done[] => [
  one("opinion", "opinion-given", { kind: "favourable" }, { reasons: "Motivée." }),
  one("entry-request", "entry-request-prepared", {}, request, prepares),
  one("entry-request", "entry-request-submitted", { requestDate: "2026-03-02" }, undefined, sends),
  one("entry-request", "entry-request-validated", {}),
  one("control", "control-requested", { subject: "entry", requestDate: "2026-03-02" }),
  one("control", "documents-resubmitted", {}, undefined, completes),
  one("control", "control-granted", { reviews: [] }),
];

/** What happened to a dossier of each relation after the person was oriented. */
const stories: Readonly<Partial<Record<Known, () => readonly Done[]>>> = {
  "a colleague's, opened for 24 hours": () => {
    const until = new Date(Date.now() + 48 * 3_600_000).toISOString();
    const opening = { account: accounts.counsellor, code: "other", until };
    return [one("person", "dossier-opened", opening)];
  },
  "waiting for its entry": () => granted(),
  "asked for by themselves": () =>
    granted(
      accounts["accompaniment-manager"],
      accounts["statistics-officer"],
      accounts["animation-team"],
    ),
  "a participant's": () => [
    ...granted(),
    one("parcours", "entry-recorded", {
      enteredOn: "2026-03-09",
      referent: elsewhere.counsellor,
      control: "control",
    }),
  ],
  "protected for others": () => [
    one("person", "dossier-protected", { readers: ["acc-accompagnement-2", "acc-conseiller"] }),
  ],
  "with a tie declared": () =>
    Object.values(accounts).map((account) => one("person", "tie-declared", { account })),
};

const storyOf = (relation: Known, birthName: string): readonly Done[] => {
  const { antenne, organisation, counsellor } = places[relation];
  const [referral, person] = referred({ birthName }, antenne);
  if (referral === undefined || person === undefined) throw new Error("nobody was oriented");
  const submitted = referral.events.map((event) => ({
    ...event,
    data: { ...Object(event.data), organisation },
  }));
  const assigned = { type: "counsellor-assigned", data: { counsellor, antenne } };
  const change = { ...referral, events: [...submitted, ...(counsellor ? [assigned] : [])] };
  return [{ change: person }, { change }, ...(stories[relation]?.() ?? [])];
};

/** How many events a dossier in this relation has had. */
export const eventsOf = (relation: Relation): number =>
  relation === "unknown"
    ? 0
    : storyOf(relation, "Lien").flatMap(({ change }) => change.events).length;

/** A dossier in this relation, written as commands would; its id. An unknown one is an id and nothing else. */
export const dossierIn = async (relation: Relation, birthName = "Lien"): Promise<string> => {
  const id = randomUUID();
  if (relation === "unknown") return id;
  const story = storyOf(relation, birthName);
  const at = new Date().toISOString();
  // In one save unless somebody else did a part of it; quiet, so that no check of the platform's comes in between.
  const isOnes = story.every(({ by }) => by === undefined);
  const saves = isOnes ? [story] : story.map((each) => [each]);
  for (const save of saves)
    await happened(
      id,
      save.map(({ change }) => change),
      { by: save[0]?.by ?? "acc-accueil", at, quiet: !isOnes },
    );
  return id;
};
