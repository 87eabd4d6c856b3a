import * as z from "zod";
import { choice, code, count, french, line, strict, whenAsked } from "../fields.ts";

/**
 * When a document of a kind proves something.
 * - `issued-within`: issued less than so many months before the day that the setting `documentAgeAt` names;
 * - `valid-on-day`: valid on the criterion's reference day. `months`: how long it lasts when no expiry is printed;
 *   `openEnded`: no printed expiry means no end; `adultCard`: 5 years more for a French card delivered to an adult from
 *   2004 to 2013, the holder being the person, or another whose age is not known and who is presumed adult;
 * - `dated`: its date is known, however old;
 * - `any`: whatever its dates.
 */
const documentRule = whenAsked(() =>
  z.discriminatedUnion(
    "kind",
    [
      strict({ kind: z.literal("issued-within"), months: count(1, 120) }),
      strict({
        kind: z.literal("valid-on-day"),
        months: count(1, 240).optional(),
        openEnded: z.boolean().optional(),
        adultCard: choice(["person", "other"]).optional(),
      }),
      strict({ kind: z.literal("dated") }),
      strict({ kind: z.literal("any") }),
    ],
    { error: french },
  ),
);
export type DocumentRule = z.infer<ReturnType<typeof documentRule>>;

/** What proves a criterion: one document, one of several, or several together (domain.md section 3, documents). */
export type Requirement =
  | {
      readonly document: string;
      readonly rule: DocumentRule;
      /** Says where the person lives: one issued before the last move proves the former address. */
      readonly provesAddress?: boolean;
    }
  | { readonly label?: string; readonly anyOf: readonly Requirement[] }
  | { readonly label?: string; readonly allOf: readonly Requirement[] };

const parts = () => z.array(requirement).min(1).max(12);
export const requirement: z.ZodType<Requirement> = z.lazy(() =>
  z.union(
    [
      strict({ document: code, rule: documentRule(), provesAddress: z.boolean().optional() }),
      strict({ label: line(120).optional(), anyOf: parts() }),
      strict({ label: line(120).optional(), allOf: parts() }),
    ],
    { error: "Indiquez une pièce, une pièce au choix ou plusieurs pièces ensemble." },
  ),
);

/** The kinds of document that a requirement names, each once. */
export const kindsOf = (required: Requirement): string[] => {
  if ("document" in required) return [required.document];
  const parts = "anyOf" in required ? required.anyOf : required.allOf;
  return [...new Set(parts.flatMap(kindsOf))];
};

const months = (number: number) => (number === 12 ? "un an" : `${number} mois`);

/** « de moins de 3 mois », « en cours de validité »: what a rule asks of a document, to put after its name. */
export const describeRule = (rule: DocumentRule): string => {
  if (rule.kind === "issued-within") return ` de moins de ${months(rule.months)}`;
  if (rule.kind === "valid-on-day") return " en cours de validité";
  return rule.kind === "dated" ? " (avec sa date)" : "";
};

/** A requirement in a French phrase. `nameOf` gives the name of a kind of document. */
export const describeRequirement = (
  required: Requirement,
  nameOf: (kind: string) => string,
): string => {
  if ("document" in required) return `${nameOf(required.document)}${describeRule(required.rule)}`;
  const isChoice = "anyOf" in required;
  const texts = (isChoice ? required.anyOf : required.allOf).map((part) => {
    const text = describeRequirement(part, nameOf);
    return "document" in part ? text : `(${text})`;
  });
  return `${required.label ? `${required.label} : ` : ""}${texts.join(isChoice ? " ou " : " et ")}`;
};
