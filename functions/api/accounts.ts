import { serve } from "./kit/serve.ts";

/** Each capability is loaded on first use, so that a cold start pays for what it needs. */
export const handler = serve("accounts", {
  account: () => import("./account.ts"),
  delegation: () => import("./delegation.ts"),
  act: () => import("./act.ts"),
});
