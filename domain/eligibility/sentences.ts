import { type CivilDate, frenchDate } from "../date.ts";

/** What a sentence may need to say. */
export type Said = {
  readonly name?: string;
  readonly date?: CivilDate;
  readonly number?: number;
  /** What is wrong with a document, in the words of the settings. */
  readonly fault?: string;
};

const day = ({ date }: Said) => (date === undefined ? "une date inconnue" : frenchDate(date));

/** Why a criterion got its verdict, code and French sentence side by side. */
const CRITERION_SENTENCES = {
  proven: () => "Le critère est rempli et justifié.",
  "proof-missing": () => "Le critère est déclaré, il manque le justificatif.",
  "proof-insufficient": () =>
    "Le critère est déclaré, la pièce déposée ne suffit pas à le justifier.",
  "residence-unknown": () => "Le domicile à cette date n’est pas connu.",
  "residence-outside": (said) => `${said.name ?? "La commune"} n’est pas une commune adhérente.`,
  "age-not-reached": (said) => `L’âge de ${said.number} ans ne sera atteint que le ${day(said)}.`,
  "age-day-unknown": (said) =>
    `Seule l’année de naissance est connue : l’âge de ${said.number} ans n’est certain qu’à partir du ${day(said)}.`,
  "declared-birth": () =>
    "L’âge est atteint d’après une date de naissance déclarée, à comparer avec la pièce d’identité.",
  "situation-not-declared": () => "Cette situation n’est pas déclarée.",
  "situation-shown": () =>
    "Une pièce déposée peut montrer cette situation, mais elle n’est pas déclarée dans la demande.",
  "months-unknown": () => "La date depuis laquelle la personne est sans travail n’est pas connue.",
  "months-not-reached": (said) =>
    `La durée de ${said.number} mois sans travail ne sera atteinte que le ${day(said)}.`,
  "level-too-high": (said) => `Le niveau déclaré est au-dessus du niveau ${said.number}.`,
  "alternatives-met": () => "Au moins une situation demandée est remplie et justifiée.",
  "alternatives-to-prove": () => "Une situation est déclarée, il reste à la justifier.",
  "no-alternative": () => "Aucune des situations demandées n’est remplie.",
} as const satisfies Record<string, (said: Said) => string>;
export type CriterionCode = keyof typeof CRITERION_SENTENCES;

/** Why a document does not prove, code and French sentence side by side. */
const DOCUMENT_SENTENCES = {
  missing: () => "Pièce absente.",
  refused: (said) =>
    said.fault
      ? `Pièce déposée non acceptée : ${said.fault.toLowerCase()}.`
      : "Pièce déposée non acceptée.",
  "issue-date-unknown": () => "La date de la pièce n’est pas indiquée.",
  "expiry-unknown": () => "La date de fin de validité n’est pas indiquée.",
  "dated-after-deposit": (said) =>
    `La pièce porte une date postérieure à son dépôt (${day(said)}).`,
  "too-old": (said) => `La pièce, datée du ${day(said)}, est trop ancienne.`,
  expired: (said) => `La pièce n’est plus valable depuis le ${day(said)}.`,
  "not-valid-yet": (said) => `La pièce n’est valable qu’à partir du ${day(said)}.`,
  "before-move": (said) =>
    `La pièce, datée du ${day(said)}, est antérieure au dernier changement d’adresse.`,
} as const satisfies Record<string, (said: Said) => string>;
export type DocumentCode = keyof typeof DOCUMENT_SENTENCES;

/** The sentence of a criterion's code. */
export const criterionSentence = (code: CriterionCode, said: Said = {}): string =>
  CRITERION_SENTENCES[code](said);

/** The sentence of a document's code. */
export const documentSentence = (code: DocumentCode, said: Said = {}): string =>
  DOCUMENT_SENTENCES[code](said);
