import * as z from "zod";
import { code, french, line, strict, words } from "../fields.ts";

/** Protects a dossier for named readers (accounts), or opens it again to those whose role reads it. */
export const protection = z.discriminatedUnion(
  "action",
  [
    strict({
      action: z.literal("protect"),
      readers: z
        .array(line(60))
        .min(1, { error: "Nommez au moins un lecteur." })
        .max(20, { error: "Vingt lecteurs au plus." }),
    }),
    strict({ action: z.literal("lift") }),
  ],
  { error: french },
);
export type Protection = z.infer<typeof protection>;

/** Why a colleague's dossier is opened: a reason of the family « opening », and words if they help. */
export const opening = strict({ code, words: words(1_000).optional() });
export type Opening = z.infer<typeof opening>;
