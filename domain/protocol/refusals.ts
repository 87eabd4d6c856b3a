import { Refusal } from "../refusal.ts";

/** What a version of the protocol refuses beside what its draft says (`draft.ts`). */
export const refusals = {
  unknown: () =>
    new Refusal("protocol-unknown", "Aucune version du protocole ne commence ce jour-là.", {
      status: 404,
    }),
  begun: () =>
    new Refusal(
      "protocol-begun",
      "Cette version a commencé : elle ne se retire plus. Préparez celle qui prendra sa suite.",
    ),
} as const;
