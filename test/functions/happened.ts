import { randomUUID } from "node:crypto";
import type { Change } from "../../domain/decider.ts";
import { evolve } from "../../functions/adapters/table/evolved.ts";
import { loadDossier } from "../../functions/adapters/table/load.ts";
import { save } from "../../functions/adapters/table/save.ts";

/** The changes of one state together, as a command would make them. */
const merged = (changes: readonly Change[]): readonly Change[] =>
  [...Map.groupBy(changes, ({ kind, id }) => `${kind}#${id}`).values()].flatMap((own) =>
    own[0] ? [{ ...own[0], events: own.flatMap(({ events }) => events) }] : [],
  );

/** Given that this happened: events saved as a command would, without asking any rule. */
export const happened = async (
  dossier: string,
  changes: readonly Change[],
  when: { at?: string; by?: string; quiet?: boolean } = {},
): Promise<void> => {
  const before = await loadDossier(dossier);
  const author = { by: when.by ?? "acc-lucie", at: when.at ?? "2026-03-02T09:00:00.000Z" };
  const mark = { key: randomUUID(), body: "", salt: randomUUID() };
  const after = evolve(before.dossier, merged(changes), author, mark);
  const saved = await save([{ before, after }], { quiet: when.quiet ?? false });
  if (saved !== "saved") throw new Error(`not saved: ${JSON.stringify(saved)}`);
};

export type Someone = {
  birthName?: string;
  firstNames?: string;
  sex?: string;
  usedName?: string;
  formerNames?: string[];
  birth?: unknown;
  franceTravailId?: string;
};

/** A person oriented by a partner of an organisation to an antenne. */
export const referred = (
  someone: Someone = {},
  antenne = "centre",
  organisation = "ccas",
): readonly Change[] => [
  {
    kind: "referral",
    id: "referral",
    events: [
      {
        type: "referral-submitted",
        data: {
          wayIn: "partner",
          organisation,
          antenne,
          notice: { version: "2026-01", means: "handed-over" },
        },
        words: { reason: "Cherche un accompagnement." },
      },
    ],
  },
  {
    kind: "person",
    id: "person",
    events: [
      {
        type: "person-registered",
        data: { personId: randomUUID(), commune: "59183", from: "2020-01-01" },
        words: {
          identity: {
            birthName: "Vanhoutte",
            firstNames: "Jeanne",
            sex: "woman",
            birth: { kind: "complete", date: "1980-02-29" },
            formerNames: [],
            ...someone,
          },
          contact: { phone: "+33612345678", channel: "sms" },
          address: { street: ["1 rue de la République"] },
        },
      },
    ],
  },
];

const one = (kind: string, id: string, type: string, data: unknown, words?: object): Change => ({
  kind,
  id,
  events: [{ type, data, ...(words && { words: { ...words } }) }],
});

/** Shorthands for the events that figures are counted by. */
export const story = {
  appointmentGiven: (date: string) =>
    one("appointment", "appointment", "appointment-given", {
      date,
      time: "09:00",
      antenne: "centre",
      place: "Antenne",
      counsellor: "acc-lucie",
      channel: "letter",
    }),
  present: () => one("appointment", "appointment", "presence-recorded", { presence: "present" }),
  opinion: () =>
    one("opinion", "opinion", "opinion-given", { kind: "favourable" }, { reasons: "Motivée." }),
  prepared: () =>
    one(
      "entry-request",
      "request",
      "entry-request-prepared",
      {},
      { claimed: ["rsa"], facts: {}, motivation: "Travailler." },
    ),
  submitted: (requestDate: string) =>
    one("entry-request", "request", "entry-request-submitted", { requestDate }),
  validated: () => one("entry-request", "request", "entry-request-validated", {}),
  controlRequested: (requestDate: string, id = "control") =>
    one("control", id, "control-requested", { subject: "entry", requestDate }),
  documentsMissing: (id = "control") =>
    one("control", id, "documents-missing-answered", { reviews: [] }),
  resubmitted: (id = "control") => one("control", id, "documents-resubmitted", {}),
  granted: (id = "control") => one("control", id, "control-granted", { reviews: [] }),
  refused: (id = "control") =>
    one("control", id, "control-refused", { code: "criteria", reviews: [] }),
  entered: (enteredOn: string, id = "parcours") =>
    one("parcours", id, "entry-recorded", { enteredOn, referent: "acc-lucie", control: "control" }),
  entryCancelled: (id = "parcours") => one("parcours", id, "entry-cancelled", { code: "mistake" }),
} as const;
