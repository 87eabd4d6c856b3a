import * as z from "zod";
import { choice, count, line, strict } from "../fields.ts";
import { DEFAULT_OBJECTIVES, objective } from "../objective/objective.ts";
import { DEFAULT_DOCUMENT_KINDS, documentKind } from "./document-kinds.ts";
import { DEFAULT_REASONS, reasons } from "./reasons.ts";

/** A setting: what it may be, what it is until the PLIE says otherwise, and where that comes from. */
export type SettingDefinition<Schema extends z.ZodType = z.ZodType> = {
  /** Made when asked for (`whenAsked`). */
  readonly schema: () => Schema;
  readonly default: z.output<Schema>;
  readonly label: string;
  readonly unit?: string;
  /** The text that gives or leaves open the default. */
  readonly source: string;
};

const setting = <Schema extends z.ZodType>(
  definition: SettingDefinition<Schema>,
): SettingDefinition<Schema> => definition;

const delay = (
  value: number,
  unit: "jours" | "mois" | "heures" | "ans",
  label: string,
  source: string,
) => setting({ schema: () => count(0, 3650), default: value, unit, label, source });
const number = (value: number, label: string, source: string, unit?: string) =>
  setting({ schema: () => count(1, 3650), default: value, label, source, unit });

const retainsNothingTwice = <Item extends { code: string }>(list: readonly Item[]) =>
  new Set(list.map((item) => item.code)).size === list.length;

/** Every [setting] of domain.md. A name is a word of the code; a label is what people read. */
export const SETTINGS = {
  untouchedReferralDays: delay(
    15,
    "jours",
    "Orientation sans suite : alerte du responsable après",
    "domain.md section 3, étape 2",
  ),
  redirectionCheckDays: delay(
    30,
    "jours",
    "Réorientation : vérification de l’accueil après",
    "domain.md section 3, étape 4",
  ),
  reservationHours: delay(
    2,
    "heures",
    "Contrôle réservé : libéré après",
    "domain.md section 3, étape 7",
  ),
  returnsBeforeAlert: number(
    3,
    "Retours de pièces avant alerte du responsable",
    "domain.md section 3, étape 7",
  ),
  documentReminderDays: setting({
    schema: () => z.array(count(1, 365)).max(10),
    default: [7, 15, 30],
    unit: "jours",
    label: "Pièces manquantes : relances après",
    source: "domain.md section 3, étape 7 (délais proposés)",
  }),
  grantValidityDays: delay(
    60,
    "jours",
    "Accord valable pour une entrée pendant",
    "domain.md section 3, étape 8",
  ),
  contractDueDays: delay(
    15,
    "jours",
    "Contrat d’engagement à signer dans un délai de",
    "domain.md section 3, étape 9",
  ),
  colleagueOpeningHours: delay(
    24,
    "heures",
    "Ouverture d’un dossier hors portefeuille pendant",
    "domain.md section 2",
  ),
  residenceDecisionDays: delay(
    30,
    "jours",
    "Déménagement hors du territoire : décision demandée sous",
    "domain.md section 4",
  ),
  visitorErasureMonths: delay(
    12,
    "mois",
    "Visiteurs des ateliers : effacés après",
    "domain.md section 4",
  ),
  visitorMinimumAge: number(
    16,
    "Visiteurs des ateliers : âge minimum",
    "domain.md section 4",
    "ans",
  ),
  visitorConsentAge: number(
    18,
    "Visiteurs des ateliers : accord d’un parent avant",
    "domain.md section 4",
    "ans",
  ),
  neverEnteredErasureMonths: delay(
    12,
    "mois",
    "Personnes jamais entrées : effacées après le dernier contact, au bout de",
    "domain.md section 9",
  ),
  activeArchiveYears: delay(
    2,
    "ans",
    "Dossier actif après le dernier contact pendant",
    "domain.md section 9",
  ),
  qualifyingTrainingMonths: delay(
    6,
    "mois",
    "Formation qualifiante : durée de plus de",
    "domain.md section 4 (la source donne les deux lectures)",
  ),
  exitDatedOn: setting({
    schema: () => choice(["hiring", "six-months-held"]),
    default: "hiring",
    label: "Sortie en emploi datée de l’embauche, ou de six mois tenus",
    source: "domain.md section 4",
  }),
  exitAlertDays: setting({
    schema: () => z.array(count(1, 365)).max(5),
    default: [15, 25],
    unit: "jours",
    label: "Sortie à saisir : alertes après",
    source: "domain.md section 6",
  }),
  withoutInterviewDays: delay(
    60,
    "jours",
    "Participant sans entretien depuis plus de",
    "domain.md section 7",
  ),
  portfolioTarget: number(
    70,
    "Participants par conseiller à temps plein",
    "domain.md section 1",
    "personnes",
  ),
  documentAgeAt: setting({
    schema: () => choice(["deposit", "request", "entry"]),
    default: "deposit",
    label: "Ancienneté d’une pièce appréciée au dépôt, à la demande ou à l’entrée",
    source: "domain.md section 5",
  }),
  leapDayBirthday: setting({
    schema: () => choice(["02-28", "03-01"]),
    default: "02-28",
    label: "Né un 29 février : anniversaire des autres années",
    source: "domain.md section 5",
  }),
  letterhead: setting({
    schema: () =>
      strict({
        name: line(120),
        body: line(160).optional(),
        address: line(200).optional(),
        phone: line(30).optional(),
        email: line(254).optional(),
        /** FSE+ money pays for it: the emblem and its sentence are due (domain.md section 6). */
        funded: z.boolean(),
      }),
    default: { name: "PLIE du Dunkerquois", body: "Entreprendre Ensemble", funded: true },
    label: "En-tête des contrats, procès-verbaux et lettres",
    source: "domain.md sections 1 et 6",
  }),
  objectives: setting({
    schema: () =>
      z
        .array(objective())
        .max(200)
        .refine(retainsNothingTwice, { error: "Le même code est donné deux fois." }),
    default: [...DEFAULT_OBJECTIVES],
    label: "Objectifs : indicateur, cible, période, périmètre",
    source: "domain.md sections 7 et 8 (cibles proposées)",
  }),
  documentKinds: setting({
    schema: () =>
      z.array(documentKind()).min(1).max(100).refine(retainsNothingTwice, {
        error: "Le même code est donné deux fois.",
      }),
    default: DEFAULT_DOCUMENT_KINDS,
    label: "Natures de pièces",
    source: "domain.md section 5",
  }),
  reasons: setting({
    schema: reasons,
    default: DEFAULT_REASONS,
    label: "Motifs, et ce que le prescripteur en voit",
    source: "domain.md sections 2 et 3",
  }),
};

export type SettingName = keyof typeof SETTINGS;

/** Settings of what comes after the entry: they may be confirmed now, and nothing goes by them yet. */
export const NOT_YET_APPLIED: readonly SettingName[] = [
  "residenceDecisionDays",
  "visitorErasureMonths",
  "visitorMinimumAge",
  "visitorConsentAge",
  "neverEnteredErasureMonths",
  "activeArchiveYears",
  "qualifyingTrainingMonths",
  "exitDatedOn",
  "exitAlertDays",
  "withoutInterviewDays",
  "portfolioTarget",
];

export const SETTING_NAMES = Object.keys(SETTINGS) as [SettingName, ...SettingName[]];
export type SettingValue<Name extends SettingName> = z.output<
  ReturnType<(typeof SETTINGS)[Name]["schema"]>
>;
export type SettingValues = { readonly [Name in SettingName]: SettingValue<Name> };
