import { type CivilDate, frenchDate } from "../../../../domain/date.ts";
import type { Attainment } from "../../../../domain/objective/attainment.ts";
import { contentOf } from "../content.ts";
import type { Bar, Letter, MailContent } from "../letter.ts";

export type NightReport = {
  readonly plie: string;
  /** The evening that the figures tell. */
  readonly date: CivilDate;
  readonly attainments: readonly Attainment[];
  /** The dashboard in the client. */
  readonly address: string;
};

const decimal = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 1 });

/** A value in its measure's unit: « 171 », « 78,4 % », « 19 jours ». */
const said = ({ measure }: Attainment, value: number | undefined): string => {
  if (value === undefined) return "rien à compter";
  if (measure === "rate") return percent.format(value);
  return measure === "delay"
    ? `${decimal.format(value)} jour${Math.abs(value) >= 2 ? "s" : ""}`
    : decimal.format(value);
};

const targetOf = (attainment: Attainment): string => {
  const { measure, objective } = attainment;
  if (measure === "rate") return said(attainment, objective.target / 100);
  const target = said(attainment, objective.target);
  return measure === "delay" ? `${target} au plus` : target;
};

const isAhead = ({ ahead }: Attainment) => ahead !== undefined && ahead >= 0;

const standingOf = (attainment: Attainment): string => {
  const { ahead, measure } = attainment;
  if (ahead === undefined) return "sans objet";
  if (measure === "delay") return isAhead(attainment) ? "dans le délai" : "au-delà du délai";
  const distance =
    measure === "rate"
      ? `${decimal.format(Math.abs(ahead) * 100)} points`
      : decimal.format(Math.abs(ahead));
  return `${isAhead(attainment) ? "en avance de" : "en retard de"} ${distance}`;
};

const projectionOf = (attainment: Attainment): string => {
  const { projection, measure } = attainment;
  if (measure !== "volume" || projection === undefined) return "sans objet";
  const [value, low, high] = [projection.value, projection.low, projection.high].map((each) =>
    decimal.format(Math.round(each)),
  );
  return `${value} (de ${low} à ${high})`;
};

const sentenceOf = (attainment: Attainment, reached: number): string => {
  const { measure, realised } = attainment;
  if (realised === undefined) return "rien à compter encore";
  const share = percent.format(reached);
  const standing = standingOf(attainment);
  if (measure === "delay")
    return `${said(attainment, realised)}, ${standing} (${share} des décisions à temps)`;
  if (measure === "rate")
    return `${said(attainment, realised)} pour un objectif de ${targetOf(attainment)}, ${standing}`;
  return `${said(attainment, realised)} sur ${targetOf(attainment)}, soit ${share} de l’objectif, ${standing}`;
};

/** How much of the target is reached; for a delay, how much of the decisions came in time. */
const barOf = (attainment: Attainment): Bar => {
  const { objective, measure, realised, numerator, denominator } = attainment;
  const ratio =
    measure === "rate" ? (realised ?? 0) / (objective.target / 100) : numerator / denominator;
  const reached = Number.isFinite(ratio) ? ratio : 0;
  return {
    label: objective.label,
    said: sentenceOf(attainment, reached),
    filled: reached,
    good: isAhead(attainment),
  };
};

/** The objectives in bars and a table, or that none runs. */
const standing = (date: CivilDate, attainments: readonly Attainment[]): Letter["parts"] =>
  attainments.length === 0
    ? [
        {
          kind: "paragraph",
          words: `Aucun objectif ne courait au soir du ${frenchDate(date)}. Ils se fixent dans les réglages de Jalon.`,
        },
      ]
    : [
        {
          kind: "paragraph",
          words: `Voici où en sont les objectifs au soir du ${frenchDate(date)}.`,
        },
        { kind: "bars", bars: attainments.map(barOf) },
        {
          kind: "table",
          caption: `Objectifs au soir du ${frenchDate(date)}`,
          headings: ["Objectif", "Cible", "Réalisé", "Attendu", "Projection"],
          rows: attainments.map((attainment) => [
            attainment.objective.label,
            targetOf(attainment),
            said(attainment, attainment.realised),
            said(attainment, attainment.expected),
            projectionOf(attainment),
          ]),
        },
        {
          kind: "paragraph",
          words:
            "Attendu : la cible au prorata des jours écoulés. Projection : le total en fin de période au rythme actuel, avec son intervalle à 95 %.",
        },
      ];

/** The report of the night: attainment of the objectives in a table and bars; figures, no names (domain.md section 7). */
export const nightReport = ({ plie, date, attainments, address }: NightReport): MailContent =>
  contentOf({
    subject: `Objectifs du PLIE au soir du ${frenchDate(date)}`,
    plie,
    parts: [
      ...standing(date, attainments),
      { kind: "button", words: "Voir le tableau de bord", address },
    ],
  });
