import { indicators, type Objective } from "../../../domain/objective/objective.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import type { useNames } from "../api/reference.ts";
import { figure } from "../kit/french.ts";

/** Whose objective it is, in the words of the screens. */
export const scopeKindWords: Readonly<Record<Objective["scope"]["kind"], string>> = {
  all: "Tout le PLIE",
  antenne: "Une antenne",
  commune: "Une commune",
  counsellor: "Un conseiller",
};

/** « Tout le PLIE », « Antenne des Dunes », « Grande-Synthe », « Luc Vanhoutte ». */
export const scopeWords = (
  { kind, id }: Objective["scope"],
  names: Pick<ReturnType<typeof useNames>, "account" | "antenne">,
): string => {
  if (id === undefined) return scopeKindWords.all;
  if (kind === "antenne") return names.antenne(id);
  return kind === "commune" ? communeName(id) : names.account(id);
};

/** « 320 entrées », « 80 % », « 30 jours au plus ». */
export const targetWords = ({ indicator, target }: Objective): string => {
  const { measure, unit } = indicators[indicator];
  return `${figure(target)} ${unit}${measure === "delay" ? " au plus" : ""}`;
};
