import type { Role } from "./actor.ts";

/**
 * How far a role's right reaches: `all` dossiers, those of its `antenne`, its `portfolio` (the counsellor in charge, or
 * nobody yet in its antenne, or an opening of 24 hours), its `organisation`, those granted and waiting for an `entry`,
 * those and the participants (`entering`: a second try is told that it is done); `any` where no dossier is at hand.
 */
export type Reach = "all" | "antenne" | "portfolio" | "organisation" | "entry" | "entering" | "any";

export type Right = {
  readonly by: Partial<Record<Role, Reach>>;
  /** A decision: refused to whoever made or prepared the request (domain.md section 2). */
  readonly notOwn?: true;
};

const casework = { counsellor: "portfolio", "accompaniment-manager": "all" } as const;
/** The widest view first. */
const reading = {
  "accompaniment-manager": "all",
  counsellor: "portfolio",
  "statistics-officer": "all",
  reception: "antenne",
  "animation-team": "entry",
} as const;
const agenda = { reception: "any", counsellor: "any", "accompaniment-manager": "any" } as const;
const settingsEditors = { administrator: "any", "statistics-officer": "any" } as const;
const everybody = {
  prescriber: "any",
  reception: "any",
  counsellor: "any",
  "accompaniment-manager": "any",
  "statistics-officer": "any",
  "animation-team": "any",
  "workshop-leader": "any",
  director: "any",
  administrator: "any",
} as const;
const staff = {
  reception: "any",
  counsellor: "any",
  "accompaniment-manager": "any",
  "statistics-officer": "any",
} as const;

/** Who may do what, by operation of the route table. What is not here is nobody's. */
export const rights: Readonly<Record<string, Right>> = {
  submitReferral: {
    by: { prescriber: "any", reception: "any", counsellor: "any", "accompaniment-manager": "any" },
  },
  listReferrals: { by: { prescriber: "any" } },
  readReferral: { by: { prescriber: "organisation" } },
  withdrawReferral: { by: { prescriber: "organisation", ...casework } },

  listWaiting: { by: { ...staff, "animation-team": "any" } },
  listDossiers: { by: staff },
  searchDossiers: { by: { ...staff, "animation-team": "any" } },
  readDossier: { by: reading },
  readTimeline: {
    by: { counsellor: "portfolio", "accompaniment-manager": "all", "statistics-officer": "all" },
  },
  listActsForMe: {
    by: {
      counsellor: "any",
      "accompaniment-manager": "any",
      "statistics-officer": "any",
      "animation-team": "any",
    },
  },
  /** Who opened a dossier: for whoever answers for it. The day's log names no person: for the administrator. */
  listReadings: { by: { "accompaniment-manager": "all" } },
  listReadingsOfDay: { by: { administrator: "any" } },
  openDossier: { by: { counsellor: "antenne" } },
  correctIdentity: { by: { ...casework, reception: "antenne", "statistics-officer": "all" } },
  declareSituation: { by: { ...casework, "statistics-officer": "all" } },
  recordResidence: { by: { ...casework, reception: "antenne", "statistics-officer": "all" } },

  findDuplicates: { by: staff },
  attachDossier: { by: { ...casework, "statistics-officer": "all" } },
  confirmTwoPeople: { by: { ...casework, "statistics-officer": "all" } },

  listFreeSlots: {
    by: { prescriber: "any", reception: "any", counsellor: "any", "accompaniment-manager": "any" },
  },
  listSlots: { by: agenda },
  openSlots: { by: agenda },
  closeSlot: { by: agenda },

  listAppointments: { by: agenda },
  giveAppointment: { by: { ...casework, reception: "antenne" } },
  moveAppointment: { by: { ...casework, reception: "antenne" } },
  cancelAppointment: { by: { ...casework, reception: "antenne" } },
  recordTelling: { by: { ...casework, reception: "antenne" } },
  openAppointmentLetter: { by: { ...casework, reception: "antenne" } },
  recordPresence: { by: { ...casework, reception: "antenne" } },

  recordInterview: { by: { counsellor: "portfolio" } },
  giveOpinion: { by: { counsellor: "portfolio" } },
  acknowledgeOpinion: { by: { "accompaniment-manager": "all" }, notOwn: true },
  checkRedirection: { by: casework },

  prepareEntryRequest: { by: { counsellor: "portfolio" } },
  previewCriteria: { by: { ...casework, "statistics-officer": "all" } },
  submitEntryRequest: { by: { counsellor: "portfolio" } },
  validateEntryRequest: { by: { "accompaniment-manager": "all" }, notOwn: true },
  returnEntryRequest: { by: { "accompaniment-manager": "all" }, notOwn: true },
  declineEntryRequest: { by: { "accompaniment-manager": "all" }, notOwn: true },
  withdrawEntryRequest: { by: casework },

  reserveControl: { by: { "statistics-officer": "all" }, notOwn: true },
  releaseControl: { by: { "statistics-officer": "all" } },
  saveControlDraft: { by: { "statistics-officer": "all" }, notOwn: true },
  decideControl: { by: { "statistics-officer": "all" }, notOwn: true },
  resubmitDocuments: { by: { counsellor: "portfolio" } },
  supersedeControl: { by: { "statistics-officer": "all" }, notOwn: true },

  recordEntry: { by: { "animation-team": "entering" }, notOwn: true },
  cancelEntry: { by: { "accompaniment-manager": "all" } },
  keepEntry: { by: { "accompaniment-manager": "all" }, notOwn: true },
  nameReferent: { by: { "accompaniment-manager": "all" } },
  openEntrySession: { by: { "animation-team": "any" } },
  readEntrySession: { by: { "animation-team": "any", "accompaniment-manager": "any" } },
  openEntrySessionMinutes: { by: { "animation-team": "any", "accompaniment-manager": "any" } },

  produceContract: { by: casework },
  recordContractSignature: { by: casework },
  recordContractImpossibility: { by: casework },
  amendContract: { by: casework },

  listOutreachActions: { by: staff },
  planOutreachAction: { by: { counsellor: "any", "accompaniment-manager": "any" } },
  readOutreachAction: { by: { counsellor: "any", "accompaniment-manager": "any" } },
  listOutreachPlans: { by: staff },
  changeOutreachPlan: { by: { counsellor: "any", "accompaniment-manager": "any" } },
  closeContact: { by: casework },
  registerContact: { by: { counsellor: "any", "accompaniment-manager": "any" } },
  startAirlock: { by: casework },
  recordAirlockSession: { by: casework },
  closeAirlock: { by: casework },
  referContact: { by: casework },

  protectDossier: { by: { "accompaniment-manager": "all" } },
  declareTie: { by: { ...reading } },

  announceDocument: { by: { ...casework, reception: "antenne" } },
  /** Announcing the clean version of a document, an area blacked out; Statistics files nothing else. */
  replaceDocument: { by: { ...casework, "statistics-officer": "all" } },
  openDocument: { by: { ...casework, "statistics-officer": "all" } },
  assignDocument: { by: { ...casework, "statistics-officer": "all" } },
  withdrawDocument: { by: { ...casework, "statistics-officer": "all" } },
  certifyDocumentSeen: { by: { ...casework, reception: "antenne" } },

  readSettings: { by: everybody },
  readSettingHistory: { by: settingsEditors },
  changeSetting: { by: settingsEditors },
  listProtocols: { by: { ...staff, administrator: "any" } },
  draftProtocol: { by: settingsEditors },
  dryRunProtocol: { by: settingsEditors },
  withdrawProtocol: { by: settingsEditors },

  readMe: { by: everybody },
  readDirectory: { by: everybody },
  createAccount: { by: { administrator: "any" } },
  changeAccount: { by: { administrator: "any" } },
  closeAccount: { by: { administrator: "any" } },
  renewSignIn: { by: { administrator: "any" } },
  nameDeputy: { by: everybody },
  endDeputy: { by: everybody },
  planAbsence: { by: everybody },
  endAbsence: { by: everybody },
  changePermanences: {
    by: { counsellor: "any", "accompaniment-manager": "any", administrator: "any" },
  },
  changeAntenne: { by: { administrator: "any" } },
  changeOrganisation: { by: { administrator: "any" } },

  readObjectives: {
    by: { "accompaniment-manager": "any", director: "any", "statistics-officer": "any" },
  },
};
