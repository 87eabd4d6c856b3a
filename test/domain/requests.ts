import type { Step } from "./given.ts";
import { allAccepted, papers } from "./papers.ts";
import { appointmentOn, cameOrNot, favourable, interviewOn, oriented } from "./story.ts";

/** Up to a favourable opinion by Claire. */
export const diagnosed: readonly Step[] = [
  ...oriented,
  ...appointmentOn("2026-10-20"),
  cameOrNot("present"),
  interviewOn("2026-10-20"),
  favourable,
];

const request = (...events: Step["events"]): Step => ({ kind: "entry-request", events });
const prepared = {
  type: "entry-request-prepared",
  data: {},
  words: { claimed: ["minimum-income"], facts: {}, motivation: "Retrouver un emploi." },
};
const sent = { type: "entry-request-submitted", data: { requestDate: "2026-11-12" } };

export const drafted: readonly Step[] = [...diagnosed, ...papers, request(prepared)];
export const requested: readonly Step[] = [...diagnosed, ...papers, request(prepared, sent)];

const control = (at: string, by: string, ...events: Step["events"]): Step => ({
  kind: "control",
  at,
  by,
  events,
});

/** Validated by Hélène on 13 November: a control waits for its check. */
export const validated: readonly Step[] = [
  ...requested,
  {
    kind: "entry-request",
    by: "helene",
    at: "2026-11-13T08:00:00.000Z",
    events: [{ type: "entry-request-validated", data: {} }],
  },
  control("2026-11-13T08:00:00.000Z", "helene", {
    type: "control-requested",
    data: { subject: "entry", requestDate: "2026-11-12" },
  }),
];

export const checked: readonly Step[] = [
  ...validated,
  control("2026-11-13T08:00:02.000Z", "system:eligibility-check", {
    type: "control-checked",
    data: { summary: { met: 3, "not-met": 0, "not-proven": 0 } },
    words: { report: {} },
  }),
];

export const reserved: readonly Step[] = [
  ...checked,
  control("2026-11-24T08:00:00.000Z", "samuel", {
    type: "control-reserved",
    data: { until: "2026-11-24T10:00:00.000Z" },
  }),
];

/** Granted by Samuel at an instant: every document accepted. */
export const grantedAt = (at: string): readonly Step[] => [
  ...checked,
  control(at, "samuel", {
    type: "control-reserved",
    data: { until: at },
  }),
  control(at, "samuel", { type: "control-granted", data: { reviews: allAccepted } }),
];
export const granted = grantedAt("2026-11-20T08:00:00.000Z");

/** Entered on 23 November, Claire referent, the contract due. */
export const entered: readonly Step[] = [
  ...granted,
  {
    kind: "parcours",
    by: "anna",
    at: "2026-11-23T08:00:00.000Z",
    events: [
      {
        type: "entry-recorded",
        data: { enteredOn: "2026-11-23", referent: "claire", control: "control" },
      },
    ],
  },
  {
    kind: "contract",
    by: "anna",
    at: "2026-11-23T08:00:00.000Z",
    events: [{ type: "contract-due", data: { dueOn: "2026-12-08" } }],
  },
];
