import type { ComponentType } from "react";
import { later } from "../shell/later.tsx";
import type { ActionProps } from "./CommandDialog.tsx";

type Dialog = ComponentType<ActionProps>;

/**
 * How each operation of the domain appears on a dossier's page: a page of its own (`page`, below the dossier's
 * address) or a dialog. Which of them appear is the domain's answer (`view.actions`), never a rule of the screen.
 */
export type Action = {
  readonly operation: string;
  readonly label: string;
  /** The one thing that the dossier waits for, when this actor may do it. */
  readonly main?: true;
  readonly danger?: true;
  readonly page?:
    | "/dossiers/$dossierId/rendez-vous"
    | "/dossiers/$dossierId/entretien"
    | "/dossiers/$dossierId/avis"
    | "/dossiers/$dossierId/demande"
    | "/dossiers/$dossierId/doublons"
    | "/controles/$dossierId";
  readonly dialog?: Dialog;
};

const appointment = () => import("../appointment/dialogs.tsx");
const opinion = () => import("../opinion/dialogs.tsx");
const request = () => import("../entry-request/dialogs.tsx");
const control = () => import("../control/dialogs.tsx");
const parcours = () => import("../parcours/dialogs.tsx");
const contract = () => import("../contract/dialogs.tsx");
const airlock = () => import("../airlock/dialogs.tsx");
const person = () => import("../person/dialogs.tsx");
const referral = () => import("../referral/dialogs.tsx");
const protection = () => import("../protection/dialogs.tsx");

/** In the order of a dossier's life. */
export const actions: readonly Action[] = [
  {
    operation: "giveAppointment",
    label: "Fixer un rendez-vous",
    main: true,
    page: "/dossiers/$dossierId/rendez-vous",
  },
  {
    operation: "recordPresence",
    label: "Noter la présence",
    main: true,
    dialog: later(appointment, "Presence"),
  },
  {
    operation: "recordTelling",
    label: "Noter comment la personne est prévenue",
    dialog: later(appointment, "Tell"),
  },
  {
    operation: "moveAppointment",
    label: "Déplacer le rendez-vous",
    page: "/dossiers/$dossierId/rendez-vous",
  },
  {
    operation: "cancelAppointment",
    label: "Annuler le rendez-vous",
    dialog: later(appointment, "Cancel"),
  },
  {
    operation: "recordInterview",
    label: "Noter un entretien",
    main: true,
    page: "/dossiers/$dossierId/entretien",
  },
  {
    operation: "giveOpinion",
    label: "Donner un avis",
    main: true,
    page: "/dossiers/$dossierId/avis",
  },
  {
    operation: "acknowledgeOpinion",
    label: "Prendre connaissance de l’avis",
    main: true,
    dialog: later(opinion, "Acknowledge"),
  },
  {
    operation: "checkRedirection",
    label: "Vérifier la réorientation",
    main: true,
    dialog: later(opinion, "CheckRedirection"),
  },
  {
    operation: "prepareEntryRequest",
    label: "Préparer la demande d’entrée",
    main: true,
    page: "/dossiers/$dossierId/demande",
  },
  {
    operation: "validateEntryRequest",
    label: "Valider la demande",
    main: true,
    dialog: later(request, "Validate"),
  },
  {
    operation: "returnEntryRequest",
    label: "Retourner pour complément",
    dialog: later(request, "Return"),
  },
  {
    operation: "declineEntryRequest",
    label: "Décliner la demande",
    danger: true,
    dialog: later(request, "Decline"),
  },
  {
    operation: "reserveControl",
    label: "Contrôler le dossier",
    main: true,
    page: "/controles/$dossierId",
  },
  {
    operation: "saveControlDraft",
    label: "Continuer le contrôle",
    main: true,
    page: "/controles/$dossierId",
  },
  {
    operation: "resubmitDocuments",
    label: "Renvoyer les pièces au contrôle",
    main: true,
    dialog: later(control, "Resubmit"),
  },
  {
    operation: "supersedeControl",
    label: "Refaire le contrôle",
    dialog: later(control, "Supersede"),
  },
  {
    operation: "recordEntry",
    label: "Acter l’entrée",
    main: true,
    dialog: later(parcours, "RecordEntry"),
  },
  {
    operation: "keepEntry",
    label: "Maintenir l’entrée malgré le refus",
    main: true,
    dialog: later(parcours, "KeepEntry"),
  },
  {
    operation: "produceContract",
    label: "Éditer le contrat",
    main: true,
    dialog: later(contract, "Produce"),
  },
  {
    operation: "recordContractSignature",
    label: "Enregistrer la signature",
    main: true,
    dialog: later(contract, "Sign"),
  },
  {
    operation: "recordContractImpossibility",
    label: "Contrat impossible à signer",
    dialog: later(contract, "Impossible"),
  },
  {
    operation: "amendContract",
    label: "Préparer un avenant",
    dialog: later(contract, "Amend"),
  },
  {
    operation: "nameReferent",
    label: "Nommer un référent",
    dialog: later(parcours, "NameReferent"),
  },
  {
    operation: "startAirlock",
    label: "Ouvrir le sas de diagnostic",
    main: true,
    dialog: later(airlock, "Start"),
  },
  {
    operation: "recordAirlockSession",
    label: "Noter une séance du sas",
    main: true,
    dialog: later(airlock, "Session"),
  },
  { operation: "closeAirlock", label: "Conclure le sas", dialog: later(airlock, "Close") },
  {
    operation: "referContact",
    label: "Orienter vers le PLIE",
    main: true,
    dialog: later(airlock, "Refer"),
  },
  {
    operation: "closeContact",
    label: "Clore le contact",
    dialog: later(airlock, "CloseContact"),
  },
  {
    operation: "correctIdentity",
    label: "Corriger l’identité",
    dialog: later(person, "CorrectIdentity"),
  },
  {
    operation: "declareSituation",
    label: "Noter la situation",
    dialog: later(person, "DeclareSituation"),
  },
  {
    operation: "recordResidence",
    label: "Nouvelle adresse",
    dialog: later(person, "RecordResidence"),
  },
  {
    operation: "attachDossier",
    label: "Chercher des doublons",
    page: "/dossiers/$dossierId/doublons",
  },
  {
    operation: "protectDossier",
    label: "Protéger le dossier",
    dialog: later(protection, "Protect"),
  },
  {
    operation: "declareTie",
    label: "Déclarer un lien avec la personne",
    dialog: later(protection, "DeclareTie"),
  },
  {
    operation: "withdrawEntryRequest",
    label: "Retirer la demande d’entrée",
    danger: true,
    dialog: later(request, "Withdraw"),
  },
  {
    operation: "withdrawReferral",
    label: "Clore le dossier",
    danger: true,
    dialog: later(referral, "Withdraw"),
  },
  {
    operation: "cancelEntry",
    label: "Annuler l’entrée",
    danger: true,
    dialog: later(parcours, "CancelEntry"),
  },
];
