import { serve } from "./kit/serve.ts";

/** Each capability is loaded on first use, so that a cold start pays for what it needs. */
export const handler = serve("entry", {
  diagnosis: () => import("./diagnosis.ts"),
  opinion: () => import("./opinion.ts"),
  "entry-request": () => import("./entry-request.ts"),
  control: () => import("./control.ts"),
  parcours: () => import("./parcours.ts"),
  "entry-session": () => import("./entry-session.ts"),
  contract: () => import("./contract.ts"),
});
