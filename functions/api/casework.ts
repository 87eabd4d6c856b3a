import { serve } from "./kit/serve.ts";

/** Each capability is loaded on first use, so that a cold start pays for what it needs. */
export const handler = serve("casework", {
  dossier: () => import("./dossier.ts"),
  reading: () => import("./reading.ts"),
  person: () => import("./person.ts"),
  protection: () => import("./protection.ts"),
});
