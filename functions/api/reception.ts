import { serve } from "./kit/serve.ts";

/** Each capability is loaded on first use, so that a cold start pays for what it needs. */
export const handler = serve("reception", {
  referral: () => import("./referral.ts"),
  "referral-follow-up": () => import("./referral-follow-up.ts"),
  duplicate: () => import("./duplicate.ts"),
  slot: () => import("./slot.ts"),
  appointment: () => import("./appointment.ts"),
  "outreach-plan": () => import("./outreach-plan.ts"),
  outreach: () => import("./outreach.ts"),
  airlock: () => import("./airlock.ts"),
});
