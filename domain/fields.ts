import * as z from "zod";
import { isCivilDate } from "./date.ts";

/**
 * The fields that schemas are made of, with the sentences that a person reads when one is refused.
 * Client and server share them, so that both refuse the same things with the same words.
 */
export const french: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "unrecognized_keys":
      return `Champ inconnu : ${issue.keys.join(", ")}.`;
    case "invalid_value":
    case "invalid_union":
      return issue.input === undefined
        ? "Ce champ est obligatoire."
        : "Choisissez une des réponses proposées.";
    case "invalid_type":
      return issue.input === undefined || issue.input === null
        ? "Ce champ est obligatoire."
        : "Cette réponse n’a pas la forme attendue.";
    case "too_big":
      return issue.origin === "string"
        ? `${issue.maximum} caractères au plus.`
        : `Au plus ${issue.maximum}.`;
    case "too_small":
      if (issue.origin === "string") return "Ce champ est obligatoire.";
      return issue.origin === "array"
        ? `Indiquez au moins ${issue.minimum} réponse.`
        : `Au moins ${issue.minimum}.`;
    default:
      return "Cette réponse n’a pas la forme attendue.";
  }
};

/**
 * A schema made when it is first asked for: hundreds of those that only some commands need, made at import, would be a
 * good part of each function's cold start.
 */
export const whenAsked = <Schema>(make: () => Schema): (() => Schema) => {
  let made: Schema | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** An object that refuses unknown fields. */
export const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, { error: french });

/** One of a list of codes. */
export const choice = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.enum(codes, { error: french });

/** Text on one line: tidied, not empty, no control character, no half of a character (the table would refuse it). */
export const line = (maximum: number) =>
  z
    .string({ error: french })
    .overwrite((text) => text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").trim())
    .min(1, { error: french })
    .max(maximum, { error: french })
    .regex(/^\P{C}*$/u, { error: "Ce texte contient un caractère qui n’est pas permis." });

/** Free words on several lines. They are never trusted as markup: they are shown as they are. */
export const words = (maximum: number) =>
  z
    .string({ error: french })
    .overwrite((text) => text.toWellFormed().normalize("NFC").replace(/\r\n?/g, "\n").trim())
    .min(1, { error: french })
    .max(maximum, { error: french });

/** A civil date that exists, `YYYY-MM-DD`. */
export const civilDate = z
  .string({ error: french })
  .refine(isCivilDate, { error: "Cette date n’existe pas : donnez le jour, le mois et l’année." })
  .meta({ format: "date", examples: ["1990-03-24"] });

/** A civil time in Paris, `HH:MM`. */
export const civilTime = z
  .string({ error: french })
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, {
    error: "Cette heure n’existe pas. Écrivez par exemple 09:30.",
  })
  .meta({ examples: ["09:30"] });

/** The id of a dossier, as an answer of ours gave it. */
export const dossierId = z
  .string({ error: french })
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
    error: "Ce n’est pas un dossier : choisissez-le dans la liste.",
  })
  .meta({ examples: ["0191f2a4-5b6c-8d7e-af80-112233445566"] });

/** The body of a command that says nothing more than its address. */
export const nothing = z.strictObject({}, { error: french });

/** A whole number between two bounds, both included. */
export const count = (minimum: number, maximum: number) =>
  z
    .number({ error: french })
    .int({ error: "Écrivez un nombre entier." })
    .min(minimum, { error: french })
    .max(maximum, { error: french });

/** A code of ours: lower case, digits, hyphens. */
export const code = z
  .string({ error: french })
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: "Ce code n’est pas valable." })
  .max(60, { error: french });
