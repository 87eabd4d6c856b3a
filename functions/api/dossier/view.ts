import * as z from "zod";
import { contact } from "../../../domain/person/contact.ts";
import { identity } from "../../../domain/person/identity.ts";
import { situation } from "../../../domain/person/situation.ts";
import { card, cardExample } from "../kit/card.ts";
import { casework } from "./casework.ts";
import { eligibility } from "./eligibility.ts";
import { seen, spoken } from "./seen.ts";

const person = () =>
  seen({
    identity: spoken(identity).optional(),
    contact: spoken(contact).optional(),
    residences: z
      .array(
        z.object({
          commune: z.string(),
          associatedCommune: z.string().optional(),
          from: z.string(),
          to: z.string().optional(),
          address: spoken(z.looseObject({ street: z.array(z.string()).optional() })).optional(),
        }),
      )
      .optional(),
    situation: spoken(situation).optional(),
    protectedFor: z.array(z.string()).optional(),
    openings: z
      .array(
        z.object({
          account: z.string(),
          code: z.string(),
          until: z.string(),
          reason: spoken(z.string()).optional(),
        }),
      )
      .optional(),
  });

/**
 * A dossier as its page shows it (`domain/dossier/view.ts`): a section that the reader's role does not see is absent, a
 * word that was forgotten is null.
 */
export const dossierView = () =>
  z
    .object({
      id: z.string(),
      card,
      actions: z.array(z.string()).describe("Opérations possibles maintenant pour ce lecteur"),
      awaited: z.array(z.object({ task: z.string(), who: z.string(), since: z.string() })),
      person: person(),
      ...casework(),
      ...eligibility(),
    })
    .meta({ id: "DossierView" });

export const dossierViewExample = {
  id: cardExample.dossier,
  card: cardExample,
  actions: ["moveAppointment", "recordPresence", "recordInterview"],
  awaited: [
    { task: "hold-appointment", who: "counsellor:acc-helene-carpentier", since: "2026-12-03" },
  ],
  person: {
    id: "0191f2a4-5b6c-8d7e-af80-112233445567",
    version: 1,
    identity: {
      birthName: "Lefèvre",
      firstNames: "Marie",
      formerNames: [],
      sex: "woman",
      birth: { kind: "complete", date: "1984-05-12" },
    },
    contact: { phone: "+33612345678", channel: "sms" },
    residences: [
      { commune: "59183", from: "2026-11-24", address: { street: ["12 rue de la Cunette"] } },
    ],
  },
  referral: {
    id: "0191f2a4-5b6c-8d7e-af80-112233445568",
    version: 2,
    wayIn: "partner",
    organisation: "ccas-dunkerque",
    submittedBy: "acc-nadege-coppin",
    submittedAt: "2026-11-24T09:12:00.000Z",
    antenne: "dunkerque-centre",
    notice: { version: "2026-01", means: "handed-over" },
    reason: "Cherche un accompagnement vers un emploi durable.",
    counsellor: "acc-helene-carpentier",
  },
  appointments: [
    {
      id: "0191f2a4-5b6c-8d7e-af80-112233445569",
      version: 1,
      date: "2026-12-03",
      time: "09:30",
      antenne: "dunkerque-centre",
      place: "1 quai de la Citadelle, Dunkerque",
      counsellor: "acc-helene-carpentier",
      channel: "sms",
      moved: 0,
      standsSince: "2026-11-24T14:02:00.000Z",
      tellings: [
        {
          channel: "sms",
          outcome: "sent",
          moment: 0,
          by: "acc-helene-carpentier",
          at: "2026-11-24T14:05:00.000Z",
        },
      ],
    },
  ],
};
