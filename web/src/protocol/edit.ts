import type { CriterionGroup, SingleCriterion } from "../../../domain/protocol/criterion.ts";
import type { DocumentRule, Requirement } from "../../../domain/protocol/requirement.ts";

/** A list with one item replaced, or taken out when there is no other to put there. */
export const withAt = <Item>(
  list: readonly Item[],
  index: number,
  item: Item | undefined,
): Item[] => (item === undefined ? list.toSpliced(index, 1) : list.with(index, item));

/** What a rule on a document says, in the words of the screens. */
export const ruleWords: Readonly<Record<DocumentRule["kind"], string>> = {
  "issued-within": "Récente",
  "valid-on-day": "En cours de validité",
  dated: "Datée, quelle que soit la date",
  any: "Sans condition de date",
};

/** A rule of another kind; what the two have in common stays. */
export const ruleOf = (kind: DocumentRule["kind"], before: DocumentRule): DocumentRule => {
  if (kind === before.kind) return before;
  return kind === "issued-within" ? { kind, months: 3 } : { kind };
};

export type Part = "anyOf" | "allOf";

/** The parts of a group, and whether one or all of them are needed. */
export const partsOf = (group: Exclude<Requirement, { document: string }>) =>
  "anyOf" in group
    ? { how: "anyOf" as Part, parts: group.anyOf }
    : { how: "allOf" as Part, parts: group.allOf };

/** A group of documents made of these parts; one part alone needs no group. */
export const groupOf = (
  how: Part,
  parts: readonly Requirement[],
  label: string | undefined,
): Requirement =>
  ({
    ...(label && { label }),
    ...(how === "anyOf" ? { anyOf: parts } : { allOf: parts }),
  }) as Requirement;

export const newDocument = (document: string): Requirement => ({
  document,
  rule: { kind: "issued-within", months: 3 },
});

/** A criterion that the person declares and a document proves, to begin with. */
export const newCriterion = (code: string, document: string): SingleCriterion => ({
  code,
  label: "",
  reference: "request",
  test: { kind: "declared" },
  proof: newDocument(document),
});

/** A group whose count stays possible when alternatives go. */
export const withAlternatives = (
  group: CriterionGroup,
  alternatives: readonly SingleCriterion[],
): CriterionGroup =>
  ({
    ...group,
    alternatives,
    needed: Math.max(1, Math.min(group.needed, alternatives.length)),
  }) as CriterionGroup;
