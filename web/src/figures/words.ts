import type { Attainment } from "../../../domain/objective/attainment.ts";
import { count, figure } from "../kit/french.ts";

type Measured = Pick<Attainment, "measure" | "unit">;

/** A value in the words of its measure: « 171 entrées », « 62 % », « 19 jours ». */
export const valueWords = (one: Measured, value: number | undefined): string => {
  if (value === undefined) return "—";
  if (one.measure === "rate") return `${figure(value * 100)} %`;
  if (one.measure === "delay") return count(value, "jour");
  return count(value, one.unit.replace(/s$/, ""), one.unit);
};

/** A target in the unit of what is realised: a share's target is written in percent. */
export const targetOf = ({ measure, objective }: Pick<Attainment, "measure" | "objective">) =>
  measure === "rate" ? objective.target / 100 : objective.target;

/** « 12,3 entrées d’avance », « 4 points de retard », « 3 jours de moins que l’objectif ». */
export const aheadWords = ({ measure, unit, ahead }: Measured & { ahead: number }): string => {
  const size = Math.abs(ahead);
  if (measure === "delay")
    return ahead === 0
      ? "À l’objectif"
      : `${count(size, "jour")} ${ahead > 0 ? "sous" : "au-dessus de"} l’objectif`;
  if (ahead === 0) return "À l’attendu";
  const amount =
    measure === "rate" ? count(size * 100, "point") : valueWords({ measure, unit }, size);
  return `${amount} ${ahead > 0 ? "d’avance" : "de retard"}`;
};
