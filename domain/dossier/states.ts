import type { AirlockEvent, AirlockState } from "../airlock/airlock.ts";
import { evolveAirlock } from "../airlock/evolve.ts";
import type { AppointmentEvent, AppointmentState } from "../appointment/appointment.ts";
import { evolveAppointment } from "../appointment/evolve.ts";
import type { ContractEvent, ContractState } from "../contract/contract.ts";
import { evolveContract } from "../contract/evolve.ts";
import type { ControlEvent, ControlState } from "../control/control.ts";
import { evolveControl } from "../control/evolve.ts";
import type { Evolve } from "../decider.ts";
import type { DiagnosisEvent, DiagnosisState } from "../diagnosis/diagnosis.ts";
import { evolveDiagnosis } from "../diagnosis/evolve.ts";
import type { DocumentEvent, DocumentState } from "../document/document.ts";
import { evolveDocument } from "../document/evolve.ts";
import type { EntryRequestEvent, EntryRequestState } from "../entry-request/entry-request.ts";
import { evolveEntryRequest } from "../entry-request/evolve.ts";
import { evolveOpinion } from "../opinion/evolve.ts";
import type { OpinionEvent, OpinionState } from "../opinion/opinion.ts";
import type { ContactEvent, ContactState } from "../outreach/contact.ts";
import { evolveContact } from "../outreach/evolve.ts";
import { evolveParcours } from "../parcours/evolve.ts";
import type { ParcoursEvent, ParcoursState } from "../parcours/parcours.ts";
import { evolvePerson } from "../person/evolve.ts";
import type { PersonEvent, PersonState } from "../person/person.ts";
import { evolveReferral } from "../referral/evolve.ts";
import type { ReferralEvent, ReferralState } from "../referral/referral.ts";

/** Every kind of state that a dossier may hold. */
export type States = {
  person: PersonState;
  contact: ContactState;
  airlock: AirlockState;
  referral: ReferralState;
  appointment: AppointmentState;
  diagnosis: DiagnosisState;
  opinion: OpinionState;
  "entry-request": EntryRequestState;
  control: ControlState;
  document: DocumentState;
  parcours: ParcoursState;
  contract: ContractState;
};

export type Kind = keyof States;

/** Everything that can happen to a dossier. */
export type DossierEvent =
  | AirlockEvent
  | AppointmentEvent
  | ContractEvent
  | ControlEvent
  | DiagnosisEvent
  | DocumentEvent
  | EntryRequestEvent
  | OpinionEvent
  | ContactEvent
  | ParcoursEvent
  | PersonEvent
  | ReferralEvent;

/** How each kind of state follows its events. */
export const evolvers: { readonly [K in Kind]: Evolve<States[K]> } = {
  person: evolvePerson,
  contact: evolveContact,
  airlock: evolveAirlock,
  referral: evolveReferral,
  appointment: evolveAppointment,
  diagnosis: evolveDiagnosis,
  opinion: evolveOpinion,
  "entry-request": evolveEntryRequest,
  control: evolveControl,
  document: evolveDocument,
  parcours: evolveParcours,
  contract: evolveContract,
};
