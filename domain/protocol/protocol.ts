import * as z from "zod";
import { addDays, type CivilDate } from "../date.ts";
import { choice, civilDate, count, line, strict, whenAsked } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { inseeCode } from "../territory/residence.ts";
import { criterion, singleCriteria } from "./criterion.ts";

/** Parts of a protocol that no source settles, shown as « à confirmer par le PLIE » while they are listed. */
export const UNCERTAIN_PARTS = ["communes", "minimumAge", "criteria", "exit"] as const;
export type UncertainPart = (typeof UNCERTAIN_PARTS)[number];
export const UNCERTAIN_PART_LABELS: Readonly<Record<UncertainPart, string>> = {
  communes:
    "Communes adhérentes : laquelle des 17 communes est hors du PLIE, aucune source ne le dit",
  minimumAge: "Âge minimum : « Public Adulte + 26 ans » se lit 26 ans atteints, ou 27",
  criteria: "Critères d’entrée, justificatifs et leur ancienneté",
  exit: "Justificatifs de sortie",
};

const criteria = whenAsked(() =>
  z
    .array(criterion())
    .min(1)
    .max(40)
    .refine(
      (list) => {
        const codes = [
          ...list.map(({ code }) => code),
          ...singleCriteria(list).map(({ code }) => code),
        ];
        const groups = list.filter((given) => "alternatives" in given).length;
        return new Set(codes).size === singleCriteria(list).length + groups;
      },
      { error: "Le même code de critère est donné deux fois." },
    ),
);

/**
 * A version of the protocol (« protocole d'accord »), in force from a day until the day before the next version begins:
 * the end is not kept, so that neither gap nor overlap can be written. The version in force on the request date judges
 * the dossier.
 */
export const protocolVersion = whenAsked(() =>
  strict({
    from: civilDate,
    /** INSEE codes of the adhering communes. */
    communes: z
      .array(inseeCode)
      .min(1)
      .max(200)
      .refine((list) => new Set(list).size === list.length, {
        error: "La même commune est donnée deux fois.",
      }),
    /** `reached`: the birthday of that age; `over`: the strict reading, a year more (« + 26 ans » = 27). */
    minimumAge: strict({ age: count(16, 99), reading: choice(["reached", "over"]) }),
    /** All are needed; a group says how many of its alternatives are. */
    criteria: criteria(),
    exit: criteria(),
    toBeConfirmed: z.array(choice(UNCERTAIN_PARTS)).default([]),
    by: line(60).optional(),
    on: civilDate.optional(),
  }),
);
export type ProtocolVersion = z.infer<ReturnType<typeof protocolVersion>>;

/** The age that must be reached: 26, or 27 in the strict reading. */
export const requiredAge = ({ minimumAge }: Pick<ProtocolVersion, "minimumAge">): number =>
  minimumAge.reading === "over" ? minimumAge.age + 1 : minimumAge.age;

/** The versions in the order of their beginning, each with its last day when another follows. */
export const periodsOf = (
  versions: readonly ProtocolVersion[],
): (ProtocolVersion & { readonly to?: CivilDate })[] => {
  const ordered = versions.toSorted((one, other) => one.from.localeCompare(other.from));
  return ordered.map((version, index) => {
    const next = ordered[index + 1];
    return next ? { ...version, to: addDays(next.from, -1) } : version;
  });
};

/** The version in force on a day; a refusal `no-protocol` before the first one. */
export const protocolOn = (
  versions: readonly ProtocolVersion[],
  day: CivilDate,
): ProtocolVersion | Refusal =>
  versions
    .filter((version) => version.from <= day)
    .toSorted((one, other) => other.from.localeCompare(one.from))[0] ??
  new Refusal("no-protocol", "Aucun protocole n’est en vigueur à cette date.");
