import * as z from "zod";
import type { CivilDate } from "../date.ts";
import { choice, civilDate, count, french, line, strict } from "../fields.ts";
import { Refusal } from "../refusal.ts";

const LETTER = "\\p{Script=Latin}\\p{M}{0,2}";
const NAME = new RegExp(`^'?${LETTER}(?:[ '-]{0,2}${LETTER})*$`, "u");

/**
 * A name as on the identity paper: Latin letters of any language, apostrophes, hyphens, spaces; one letter is a name
 * (« Y »), « ’t Hooft » too. Typographic apostrophes and hyphens are kept in their plain form.
 */
export const personName = z
  .string({ error: french })
  .overwrite((text) =>
    text
      .normalize("NFC")
      .replace(/[’ʼ‘`´]/gu, "'")
      .replace(/[‐‑–]/gu, "-")
      .replace(/\s+/gu, " ")
      .trim(),
  )
  .min(1, { error: french })
  .max(100, { error: "Un nom compte 100 lettres au plus." })
  .regex(NAME, {
    error:
      "Un nom ne contient que des lettres, des espaces, des apostrophes et des traits d’union.",
  })
  .meta({ examples: ["Lefèvre", "d'Hondt", "Van Houtte"] });

const birthDate = civilDate.refine((date) => date >= "1900-01-01", {
  error: "L’année de naissance doit être 1900 ou une année plus récente.",
});

/**
 * What is known of the birth: a complete date from a paper, a year only, or a date that the person declares and no
 * paper of civil status gives.
 */
export const birth = z.discriminatedUnion(
  "kind",
  [
    strict({ kind: z.literal("complete"), date: birthDate }),
    strict({ kind: z.literal("year"), year: count(1900, 9999) }),
    strict({ kind: z.literal("declared"), date: birthDate }),
  ],
  { error: french },
);
export type Birth = z.infer<typeof birth>;

export const SEXES = ["woman", "man", "non-binary"] as const;
export const sex = choice(SEXES);
/** The three groups of the equality watch (domain.md section 3); the nationality itself is not asked. */
export const NATIONALITY_GROUPS = ["french", "eu", "other"] as const;

/** Who a person is. E-mail and phone are no part of it: couples share them. */
export const identity = strict({
  birthName: personName,
  usedName: personName.optional(),
  firstNames: personName,
  formerNames: z.array(personName, { error: french }).max(10, { error: french }).default([]),
  sex,
  birth,
  birthPlace: line(100).optional(),
  nationalityGroup: choice(NATIONALITY_GROUPS).optional(),
  /** 7 to 11 digits and letters: never long enough to be a NIR, which has no place here (décret 2019-341). */
  franceTravailId: z
    .string({ error: french })
    .overwrite((text) => text.replace(/\s/g, "").toUpperCase())
    .regex(/^[0-9]{6,10}[0-9A-Z]$/, {
      error: "L’identifiant France Travail compte de 7 à 11 chiffres, ou finit par une lettre.",
    })
    .optional(),
});
export type Identity = z.infer<typeof identity>;

/** « Marie Lefèvre », or « Marie Dupont (nom de naissance : Lefèvre) » when another name is used. */
export const displayName = (
  person: Pick<Identity, "birthName" | "usedName" | "firstNames">,
): string =>
  person.usedName && person.usedName !== person.birthName
    ? `${person.firstNames} ${person.usedName} (nom de naissance : ${person.birthName})`
    : `${person.firstNames} ${person.birthName}`;

/** Refuses a birth that is still to come. `today` is the day in Paris. */
export const refuseFutureBirth = (birth: Birth, today: CivilDate): Refusal | undefined => {
  const isFuture =
    birth.kind === "year" ? birth.year > Number(today.slice(0, 4)) : birth.date > today;
  return isFuture
    ? new Refusal("birth-in-the-future", "La date de naissance est dans le futur.", {
        status: 422,
        field: birth.kind === "year" ? "birth.year" : "birth.date",
      })
    : undefined;
};

/** The identity schema for a form filled in on a day: also refuses a birth that is still to come. */
export const identityOn = (today: CivilDate) =>
  identity.superRefine((person, context) => {
    const refusal = refuseFutureBirth(person.birth, today);
    if (refusal)
      context.addIssue({
        code: "custom",
        message: refusal.message,
        path: refusal.field?.split(".") ?? [],
      });
  });
