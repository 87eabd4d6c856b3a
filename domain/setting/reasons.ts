import * as z from "zod";
import { code, line, strict, whenAsked } from "../fields.ts";

/** A coded reason, in two wordings: for the staff, and what a prescriber may see of it. */
export const reason = whenAsked(() =>
  strict({
    code,
    label: line(150),
    /** Never says why in a way that touches the person, nor that somebody is already known. */
    shareable: line(150),
    retired: z.boolean().default(false),
  }),
);
export type Reason = z.infer<ReturnType<typeof reason>>;

const table = (shareable: string, labels: Readonly<Record<string, string>>): Reason[] =>
  Object.entries(labels).map(([code, label]) => ({ code, label, shareable, retired: false }));

/** Offered once, no more: what was decided with them can still be read. */
const retired = (shareable: string, labels: Readonly<Record<string, string>>): Reason[] =>
  table(shareable, labels).map((one) => ({ ...one, retired: true }));

const ENDED = "Parcours non engagé";
const IN_PROGRESS = "Dossier en cours de traitement";
const ELSEWHERE = "Orientation vers une autre structure";

/**
 * Reasons shipped, by the act that they explain [setting]. A code already used is never removed: it is retired.
 */
export const DEFAULT_REASONS = {
  "appointment-move": table("Rendez-vous déplacé", {
    "person-asks": "À la demande de la personne",
    "counsellor-unavailable": "Conseiller indisponible",
    "place-unavailable": "Lieu indisponible",
    other: "Autre raison",
  }),
  unfavourable: table(ENDED, {
    "no-wish": "La personne ne souhaite pas d’accompagnement",
    "close-to-work": "La personne peut retrouver un emploi sans le PLIE",
    "not-available": "La personne n’est pas disponible pour un parcours",
    "followed-elsewhere": "Un autre accompagnement renforcé est en cours",
    "outside-territory": "La personne n’habite pas une commune adhérente",
    other: "Autre raison",
  }),
  redirection: [
    // A code stands in the history for ever: none says a thing of somebody’s health (design.md section 9).
    ...retired(ELSEWHERE, { health: "Structure de soin ou d’accompagnement de santé" }),
    ...table(ELSEWHERE, {
      "france-travail": "France Travail",
      "mission-locale": "Mission Locale",
      "cap-emploi": "Cap emploi",
      department: "Service social du Département",
      ccas: "CCAS",
      "other-plie": "PLIE d’un autre territoire",
      specialised: "Structure spécialisée (nommez-la dans le texte)",
      other: "Autre structure",
    }),
  ],
  return: table(IN_PROGRESS, {
    "diagnosis-incomplete": "Diagnostic à compléter",
    "motivation-unclear": "Motivation à préciser",
    "project-unclear": "Projet à préciser",
    "criteria-unclear": "Critères à préciser",
    other: "Autre raison",
  }),
  decline: table(ENDED, {
    "not-relevant": "Le parcours PLIE n’est pas la réponse adaptée",
    "close-to-work": "La personne peut retrouver un emploi sans le PLIE",
    "not-available": "La personne n’est pas disponible pour un parcours",
    "other-support": "Un autre accompagnement répond mieux au besoin",
    other: "Autre raison",
  }),
  refusal: table(ENDED, {
    "residence-outside": "Domicile hors des communes adhérentes",
    "age-not-reached": "Âge minimum non atteint",
    "no-social-criterion": "Aucun critère social rempli",
    "not-proven": "Critères non justifiés malgré les relances",
    other: "Autre raison",
  }),
  document: table(IN_PROGRESS, {
    missing: "Pièce absente",
    unreadable: "Pièce illisible",
    outdated: "Pièce périmée",
    "not-the-right-document": "Ce n’est pas la pièce demandée",
    other: "Autre",
  }),
  withdrawal: table(ENDED, {
    "person-gives-up": "La personne renonce",
    "found-work": "La personne a trouvé un emploi",
    "entered-training": "La personne est entrée en formation",
    moved: "La personne a quitté le territoire",
    unreachable: "La personne ne répond plus",
    mistake: "Demande faite par erreur",
    other: "Autre raison",
  }),
  supersession: table(IN_PROGRESS, {
    "new-document": "Pièce nouvelle",
    "reviewer-mistake": "Erreur de contrôle",
    "situation-changed": "Situation changée avant l’entrée",
    "grant-too-old": "Accord trop ancien",
    appeal: "Recours de la personne",
    other: "Autre raison",
  }),
  "entry-cancellation": table(IN_PROGRESS, {
    "wrong-person": "Entrée saisie sur le mauvais dossier",
    "wrong-date": "Date d’entrée erronée",
    "never-started": "La personne n’a jamais commencé",
    "decision-superseded": "Décision de contrôle remplacée",
    other: "Autre raison",
  }),
  "no-contract": table("Parcours engagé", {
    "person-refuses": "La personne refuse de signer",
    "person-unreachable": "La personne ne répond plus",
    "cannot-sign": "La personne ne peut pas signer pour le moment",
    "legal-protection": "Signature du tuteur ou du curateur attendue",
    "parcours-ended": "Le parcours s’est arrêté avant",
    other: "Autre raison",
  }),
  "document-withdrawal": table(IN_PROGRESS, {
    "wrong-person": "Pièce d’une autre personne",
    duplicate: "Pièce déposée deux fois",
    "too-much": "Pièce qui en dit trop (NIR, santé)",
    "person-asks": "À la demande de la personne",
    other: "Autre raison",
  }),
  opening: table(IN_PROGRESS, {
    "colleague-absent": "Collègue absent, la personne attend une réponse",
    "person-present": "La personne se présente à l’antenne",
    "shared-follow-up": "Suivi partagé",
    other: "Autre raison",
  }),
} satisfies Record<string, Reason[]>;

export type ReasonFamily = keyof typeof DEFAULT_REASONS;
export const REASON_FAMILIES = Object.keys(DEFAULT_REASONS) as [ReasonFamily, ...ReasonFamily[]];

/** French name of each family, for the settings screen. */
export const REASON_FAMILY_LABELS: Readonly<Record<ReasonFamily, string>> = {
  "appointment-move": "Déplacement d’un rendez-vous",
  unfavourable: "Avis défavorable",
  redirection: "Réorientation",
  return: "Retour pour complément",
  decline: "Demande déclinée",
  refusal: "Refus au contrôle",
  document: "Pièce non acceptée",
  withdrawal: "Retrait de la demande",
  supersession: "Nouveau contrôle",
  "entry-cancellation": "Annulation d’une entrée",
  "no-contract": "Contrat non signé",
  "document-withdrawal": "Retrait d’une pièce",
  opening: "Ouverture d’un dossier hors portefeuille",
};

const codesOf = (reasons: readonly Reason[]) => reasons.map((reason) => reason.code);

/** The whole of the reasons: every family, each with codes that differ. */
export const reasons = whenAsked(() =>
  strict(
    Object.fromEntries(
      REASON_FAMILIES.map((family) => [
        family,
        z
          .array(reason())
          .min(1)
          .max(50)
          .refine((list) => new Set(codesOf(list)).size === list.length, {
            error: "Le même code est donné deux fois.",
          }),
      ]),
    ) as unknown as Record<ReasonFamily, z.ZodArray<ReturnType<typeof reason>>>,
  ),
);
export type Reasons = z.infer<ReturnType<typeof reasons>>;
