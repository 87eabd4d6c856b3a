import { type Comparable, rankDuplicates, type Similarity } from "../person/similarity.ts";
import type { FiledTwin, Twin } from "./twin.ts";

/** How sure it is that two records are of one person. Staff decide, never the platform. */
export const certainties = {
  "very-likely": "Très probable",
  likely: "Probable",
  possible: "Possible",
} as const;
export type Certainty = keyof typeof certainties;

/** The score, of 100, from which names and birth leave little doubt: same day, names that sound alike. */
const littleDoubt = 95;

export const certaintyOf = ({ level, score }: Similarity): Certainty => {
  if (level !== "likely") return "possible";
  return score >= littleDoubt ? "very-likely" : "likely";
};

export type Candidate = {
  readonly dossier: string;
  readonly twin: Twin;
  readonly certainty: Certainty;
  readonly reasons: Similarity["reasons"];
};

/**
 * The records that may be of the person sought, the surest first, each opened as it is asked for. `own` is the dossier
 * compared, when there is one: neither itself, nor what is known to be the same person, nor two people told apart once
 * and for good.
 */
export const rankTwins = (
  sought: Comparable,
  twins: readonly FiledTwin[],
  own?: string,
): IteratorObject<Candidate> => {
  const self = twins.find(({ dossier }) => dossier === own)?.open();
  const isKnown = (twin: Twin) =>
    self !== undefined &&
    (twin.personId === self.personId ||
      twin.distinctFrom?.includes(self.personId) ||
      self.distinctFrom?.includes(twin.personId));
  return rankDuplicates(sought, twins)
    .values()
    .filter(({ candidate }) => candidate.dossier !== own)
    .map(({ candidate, similarity }) => ({
      dossier: candidate.dossier,
      twin: candidate.open(),
      certainty: certaintyOf(similarity),
      reasons: similarity.reasons,
    }))
    .filter(({ twin }) => !isKnown(twin));
};
