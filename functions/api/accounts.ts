import { serve } from "./kit/serve.ts";

/** Each capability is loaded on first use, so that a cold start pays for what it needs. */
export const handler = serve("accounts", {
  account: () => import("./account.ts"),
  directory: () => import("./directory.ts"),
  delegation: () => import("./delegation.ts"),
  permanence: () => import("./permanence.ts"),
  act: () => import("./act.ts"),
});
