import type * as z from "zod";
import type { CivilDate } from "../date.ts";
import { choice, civilDate, count, line, strict } from "../fields.ts";
import { Refusal } from "../refusal.ts";

/** Minimum income that the person receives (criterion « RSA, ASS ou AAH », domain.md section 5). */
export const resourceKinds = {
  rsa: "RSA",
  ass: "ASS",
  aah: "AAH",
  none: "Aucune de ces aides",
} as const;

/** Employment status of the European questionnaire, exclusive: asked, never inferred (domain.md section 6). */
export const employmentStatuses = {
  unemployed: "Au chômage",
  "long-term-unemployed": "Au chômage de longue durée",
  inactive: "Sans emploi, sans en chercher",
  employed: "En emploi",
} as const;

/** Levels of the French framework, as people say them; 3 is CAP, BEP. */
export const educationLevels = {
  1: "Sans diplôme (niveau 1 ou 2)",
  3: "CAP, BEP (niveau 3)",
  4: "Baccalauréat (niveau 4)",
  5: "Bac + 2 (niveau 5)",
  6: "Bac + 3 ou 4 (niveau 6)",
  7: "Bac + 5 et plus (niveau 7 ou 8)",
} as const;

export const housings = {
  own: "Logement personnel",
  hosted: "Hébergée par un proche",
  shelter: "Foyer, hébergement d’urgence",
  homeless: "Sans logement",
} as const;

/** A « no » and a refusal to answer are two answers; an unknown one is absent (domain.md section 6). */
export const saidAnswers = {
  yes: "Oui",
  no: "Non",
  "not-said": "Ne souhaite pas répondre",
} as const;

export const readings = {
  easily: "Oui",
  "with-difficulty": "Avec difficulté",
  no: "Non",
} as const;

const codesOf = <Code extends string>(table: Readonly<Record<Code, string>>) =>
  choice(Object.keys(table) as [Code, ...Code[]]);
const said = codesOf(saidAnswers).optional();

/**
 * The person's situation as declared, before anything proves it: what the criteria and the European questionnaire need
 * (domain.md sections 5 and 6). Nothing of it is mandatory. Special-category: kept as a leaf, never in event data.
 */
export const situation = strict({
  resources: codesOf(resourceKinds).optional(),
  employment: codesOf(employmentStatuses).optional(),
  withoutWorkSince: civilDate.optional(),
  educationLevel: count(1, 8).optional(),
  /** Recognised as a disabled worker (RQTH). */
  disabledWorker: said,
  loneParent: said,
  housing: codesOf(housings).optional(),
  /** Refugee or protected. */
  refugee: said,
  readsFrench: codesOf(readings).optional(),
  /** The language, when an interpreter is needed. */
  interpreter: line(60).optional(),
});
export type Situation = z.infer<typeof situation>;

/** Refuses « sans travail depuis » in the future. `field` is its place in the form. */
export const refuseWorkInFuture = (
  since: CivilDate | undefined,
  today: CivilDate,
  field = "withoutWorkSince",
): Refusal | undefined =>
  since !== undefined && since > today
    ? new Refusal("date-in-future", "Cette date est dans le futur.", { status: 422, field })
    : undefined;

/** Whether nothing was answered at all. */
export const isUnsaid = (given: Situation | undefined): boolean =>
  Object.values(given ?? {}).every((answer) => answer === undefined);
