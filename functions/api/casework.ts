import { serve } from "./kit/serve.ts";

/** Each capability is loaded on first use, so that a cold start pays for what it needs. */
export const handler = serve("casework", {
  referral: () => import("./referral.ts"),
  dossier: () => import("./dossier.ts"),
  act: () => import("./act.ts"),
  reading: () => import("./reading.ts"),
  person: () => import("./person.ts"),
  duplicate: () => import("./duplicate.ts"),
  slot: () => import("./slot.ts"),
  appointment: () => import("./appointment.ts"),
  diagnosis: () => import("./diagnosis.ts"),
  opinion: () => import("./opinion.ts"),
  "entry-request": () => import("./entry-request.ts"),
  control: () => import("./control.ts"),
  parcours: () => import("./parcours.ts"),
  "entry-session": () => import("./entry-session.ts"),
  contract: () => import("./contract.ts"),
  "outreach-plan": () => import("./outreach-plan.ts"),
  outreach: () => import("./outreach.ts"),
  airlock: () => import("./airlock.ts"),
  protection: () => import("./protection.ts"),
});
