import * as z from "zod";
import type { CivilDate } from "../date.ts";
import { civilDate, french, line, strict } from "../fields.ts";
import { fold } from "../person/names.ts";
import { Refusal } from "../refusal.ts";
import {
  associatedByInsee,
  communeByInsee,
  communeName,
  communesByPostcode,
  placeLabel,
} from "./lookup.ts";

/** An INSEE code of a commune: five characters, Corsica as 2A and 2B, the overseas departments as 97. */
export const inseeCode = z
  .string({ error: french })
  .overwrite((text) => text.trim().toUpperCase())
  .regex(/^(?:\d{2}|2A|2B)\d{3}$/, {
    error:
      "Le code INSEE d’une commune compte cinq caractères. Choisissez la commune dans la liste.",
    abort: true,
  })
  .meta({ examples: ["59183"] });

const fields = strict({
  commune: inseeCode,
  associatedCommune: inseeCode.optional(),
  /** Name of the commune; asked outside the territory only, where no list of ours gives it. */
  communeName: line(100).optional(),
  street: z.array(line(120), { error: french }).max(4, { error: french }).default([]),
  from: civilDate.optional(),
  to: civilDate.optional(),
});
type Place = Pick<z.infer<typeof fields>, "commune" | "associatedCommune" | "communeName">;

/** Says why the commune of a residence can't be kept, if it can't. */
export const refuseCommune = (given: Place): Refusal | undefined => {
  const refuse = (code: string, message: string, field = "commune") =>
    new Refusal(code, message, { status: 422, field });
  const { commune, associatedCommune } = given;

  const known = communeByInsee(commune);
  if (known) {
    if (associatedCommune === undefined) return undefined;
    return known.associated.some((part) => part.insee === associatedCommune)
      ? undefined
      : refuse(
          "associated-commune-elsewhere",
          `${communeName(associatedCommune)} n’est pas une commune associée de ${known.name}.`,
          "associatedCommune",
        );
  }

  const sharing = communesByPostcode(commune).map(({ name }) => name);
  const part = associatedByInsee(commune);
  if (part) {
    const also = sharing.length > 0 ? ` C’est aussi un code postal (${sharing.join(", ")}).` : "";
    return refuse(
      sharing.length > 0 ? "postcode-or-insee" : "associated-commune-as-commune",
      `${commune} est le code INSEE de ${placeLabel(part)}.${also} Choisissez la commune dans la liste.`,
    );
  }
  const named = given.communeName === undefined ? undefined : fold(given.communeName);
  const meantPostcode =
    sharing.length > 0 && (named === undefined || sharing.some((name) => fold(name) === named));
  if (meantPostcode)
    return refuse(
      "postcode-as-insee",
      `${commune} est un code postal (${sharing.join(", ")}), pas un code INSEE. Choisissez la commune dans la liste.`,
    );
  if (named === undefined)
    return refuse(
      "commune-without-name",
      "Cette commune est hors du territoire : indiquez aussi son nom.",
      "communeName",
    );
  return undefined;
};

const checkCommune = (given: Place, context: z.RefinementCtx) => {
  const refusal = refuseCommune(given);
  if (refusal)
    context.addIssue({
      code: "custom",
      message: refusal.message,
      path: [refusal.field ?? "commune"],
      params: { code: refusal.code },
    });
};

/**
 * Where a person lives, from a day to a day, both included. Kept as INSEE code, never as postcode (domain.md
 * section 5). A commune outside the territory is accepted with its name: whether it adheres is the protocol's matter.
 * Without `from`, the person already lived there when first recorded.
 */
export const residence = fields
  .superRefine(checkCommune)
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: "La fin précède le début.",
    path: ["to"],
  });
export type Residence = z.infer<typeof residence>;

/** True when the person lives there on the day. */
const livesThereOn = (home: Pick<Residence, "from" | "to">, day: CivilDate): boolean =>
  (home.from === undefined || home.from <= day) && (home.to === undefined || day <= home.to);

/** Where the person lives on the day: of several, the one that began last. */
export const residenceOn = <Home extends Pick<Residence, "from" | "to">>(
  residences: readonly Home[],
  day: CivilDate,
): Home | undefined =>
  residences
    .filter((home) => livesThereOn(home, day))
    .toSorted((one, other) => (other.from ?? "").localeCompare(one.from ?? ""))[0];

/** The day of the last move, when somebody is known to have lived elsewhere before. */
export const movedOn = (
  residences: readonly Pick<Residence, "from" | "to">[],
  day: CivilDate,
): CivilDate | undefined => {
  const home = residenceOn(residences, day);
  const begun = home?.from;
  return begun !== undefined &&
    residences.some((other) => other !== home && (other.from === undefined || other.from < begun))
    ? begun
    : undefined;
};
