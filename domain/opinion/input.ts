import * as z from "zod";
import { code, french, line, strict, words } from "../fields.ts";

const reasons = words(20_000);

/** Where a person is redirected: the body, and whom to ask for there. */
const target = strict({ body: line(150), contact: line(200).optional() });

/**
 * An opinion, always reasoned. `code` is a reason of the family « unfavourable » or « redirection »: its shareable
 * label is all that the partner will read.
 */
export const opinionGiven = z.discriminatedUnion(
  "kind",
  [
    strict({ kind: z.literal("favourable"), reasons }),
    strict({ kind: z.literal("unfavourable"), code, reasons }),
    strict({ kind: z.literal("redirected"), code, reasons, target }),
  ],
  { error: french },
);
export type OpinionGiven = z.infer<typeof opinionGiven>;

/** Received by the body to which the person was redirected, or not. */
export const redirectionChecked = strict({ received: z.boolean({ error: french }) });
export type RedirectionChecked = z.infer<typeof redirectionChecked>;
