import { communeName } from "../territory/lookup.ts";
import { type Criterion, isGroup, singleCriteria } from "./criterion.ts";
import { type ProtocolVersion, requiredAge, UNCERTAIN_PART_LABELS } from "./protocol.ts";
import { describeRequirement } from "./requirement.ts";

/** One thing that two versions of the protocol do not say alike, in words for the screen. */
export type ProtocolDifference = {
  readonly subject: "communes" | "minimumAge" | "criteria" | "exit" | "toBeConfirmed";
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
};

const REFERENCE_LABELS = { request: "à la demande", entry: "à l’entrée", exit: "à la sortie" };

const testText = (criterion: Criterion): string => {
  if (isGroup(criterion)) return `${criterion.needed} sur ${criterion.alternatives.length}`;
  const { test } = criterion;
  switch (test.kind) {
    case "minimum-age":
      return test.age === undefined ? "âge minimum du protocole" : `${test.age} ans atteints`;
    case "months-without-work":
      return `${test.months} mois sans travail`;
    case "education-level":
      return `niveau ${test.maximum} au plus`;
    case "exit":
      return test.of.join(", ");
    case "residence":
      return "commune adhérente";
    case "declared":
      return "situation déclarée";
  }
};

const text = (criterion: Criterion, nameOf: (kind: string) => string) =>
  isGroup(criterion)
    ? `${criterion.label}, ${testText(criterion)}`
    : `${criterion.label} (${testText(criterion)}, ${REFERENCE_LABELS[criterion.reference]}) : ${describeRequirement(criterion.proof, nameOf)}`;

const flat = (criteria: readonly Criterion[]) => [
  ...criteria.filter(isGroup),
  ...singleCriteria(criteria),
];

const changed = <Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
  textOf: (item: Item) => string,
) => {
  const texts = (items: readonly Item[]) =>
    new Map(items.map((item) => [keyOf(item), textOf(item)]));
  const [old, young] = [texts(before), texts(after)];
  return [...new Set([...old.keys(), ...young.keys()])]
    .map((key) => ({ before: old.get(key), after: young.get(key) }))
    .filter((pair) => pair.before !== pair.after);
};

/**
 * What changes from one version of the protocol to another, in the order of the screen. `nameOf` gives the French name
 * of a kind of document.
 */
export const protocolDifferences = (
  before: ProtocolVersion,
  after: ProtocolVersion,
  nameOf: (kind: string) => string,
): ProtocolDifference[] => {
  const list = (
    subject: ProtocolDifference["subject"],
    labels: readonly [string, string, string],
    pairs: readonly { before: string | undefined; after: string | undefined }[],
  ): ProtocolDifference[] =>
    pairs.map(({ before, after }) => ({
      subject,
      label: before === undefined ? labels[0] : after === undefined ? labels[1] : labels[2],
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    }));
  const age = (version: ProtocolVersion) => [`${requiredAge(version)} ans atteints`];
  const self = (item: string) => item;
  return [
    ...list(
      "communes",
      ["Commune ajoutée", "Commune retirée", "Commune"],
      changed(before.communes, after.communes, self, communeName),
    ),
    ...list(
      "minimumAge",
      ["Âge minimum", "Âge minimum", "Âge minimum modifié"],
      changed(age(before), age(after), () => "age", self),
    ),
    ...(["criteria", "exit"] as const).flatMap((subject) =>
      list(
        subject,
        ["Critère ajouté", "Critère retiré", "Critère modifié"],
        changed(
          flat(before[subject]),
          flat(after[subject]),
          ({ code }) => code,
          (criterion) => text(criterion, nameOf),
        ),
      ),
    ),
    ...list(
      "toBeConfirmed",
      ["À confirmer", "Confirmé", "À confirmer"],
      changed(
        before.toBeConfirmed,
        after.toBeConfirmed,
        self,
        (part) => UNCERTAIN_PART_LABELS[part],
      ),
    ),
  ];
};
