import * as z from "zod";
import { civilDate, code, dossierId, french, strict, words } from "../fields.ts";

const kinds = z
  .array(code, { error: french })
  .min(1, { error: french })
  .max(10, { error: "Dix natures au plus pour un même document." })
  .refine((list) => new Set(list).size === list.length, {
    error: "La même nature est donnée deux fois.",
  });

/** What a document is: its kinds (one document may prove several criteria) and the dates printed on it. */
export const assignment = strict({
  kinds,
  issuedOn: civilDate.optional(),
  expiresOn: civilDate.optional(),
});
export type Assignment = z.infer<typeof assignment>;

/** A paper seen and certified: no copy is kept, only its kind, the last 4 characters of its number and its dates. */
export const seenDocument = strict({
  kinds,
  lastCharacters: z
    .string({ error: french })
    .overwrite((text) => text.trim().toUpperCase())
    .regex(/^[0-9A-Z]{4}$/, {
      error: "Écrivez les 4 derniers caractères du numéro de la pièce, sans espace.",
    })
    .meta({ examples: ["7K42"] }),
  issuedOn: civilDate.optional(),
  expiresOn: civilDate.optional(),
});
export type SeenDocument = z.infer<typeof seenDocument>;

/** Why a document is taken out, and the dossier that it belongs to when it is moved rather than destroyed. */
export const documentWithdrawal = strict({
  code,
  moveTo: dossierId.optional(),
  words: words(5_000).optional(),
});
export type DocumentWithdrawal = z.infer<typeof documentWithdrawal>;
