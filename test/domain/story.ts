import type { Step } from "./given.ts";

export const identity = {
  birthName: "Lefèvre",
  firstNames: "Sofia",
  formerNames: [],
  sex: "woman",
  birth: { kind: "complete", date: "1990-03-24" },
} as const;

/** The steps that stories begin with, in the order in which they happen. */
export const registered: Step = {
  kind: "person",
  events: [
    {
      type: "person-registered",
      data: { personId: "p-1", commune: "59183", from: "2020-01-01" },
      words: {
        identity,
        contact: { phone: "+33612345678", channel: "sms" },
        address: { street: ["1 rue de la Paix"] },
      },
    },
  ],
};

export const submitted: Step = {
  kind: "referral",
  by: "acc-ccas",
  events: [
    {
      type: "referral-submitted",
      data: {
        wayIn: "partner",
        organisation: "ccas",
        antenne: "centre",
        notice: { version: "2026-01", means: "sent" },
      },
      words: { reason: "Cherche un emploi." },
    },
  ],
};

/** An orientation received by the antenne of Dunkerque-Centre. */
export const oriented: readonly Step[] = [registered, submitted];

export const appointmentOn = (date: string, id = "appointment"): readonly Step[] => [
  {
    kind: "appointment",
    id,
    events: [
      {
        type: "appointment-given",
        data: {
          date,
          time: "09:30",
          antenne: "centre",
          place: "1 rue de centre",
          counsellor: "claire",
          channel: "sms",
        },
      },
    ],
  },
  {
    kind: "referral",
    events: [{ type: "counsellor-assigned", data: { counsellor: "claire", antenne: "centre" } }],
  },
];

export const cameOrNot = (
  presence: "present" | "absent" | "excused",
  id = "appointment",
): Step => ({
  kind: "appointment",
  id,
  events: [{ type: "presence-recorded", data: { presence } }],
});

export const interviewOn = (date: string, start = "09:30", end = "10:30"): Step => ({
  kind: "diagnosis",
  events: [
    {
      type: "interview-recorded",
      data: {
        date,
        start,
        end,
        modality: "in-person",
        counsellor: "claire",
        barriers: { mobility: 2 },
      },
      words: { content: "Projet de reprise d’emploi." },
    },
  ],
});

export const favourable: Step = {
  kind: "opinion",
  events: [
    {
      type: "opinion-given",
      data: { kind: "favourable" },
      words: { reasons: "Projet clair, freins identifiés." },
    },
  ],
};

export const closedAs = (code: string): Step => ({
  kind: "referral",
  events: [{ type: "referral-closed", data: { code } }],
});

export const met: Step = {
  kind: "contact",
  events: [
    {
      type: "contact-registered",
      data: { action: "2026-11-01-a", metOn: "2026-11-01", antenne: "centre" },
    },
  ],
};
