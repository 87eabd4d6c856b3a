import type { Actor } from "../access/actor.ts";
import { may } from "../access/may.ts";
import { isToTell, momentOf } from "../appointment/telling.ts";
import { signedContract } from "../contract/standing.ts";
import { isHeldBy, isTaken } from "../control/reservation.ts";
import { isFiled } from "../document/quarantine.ts";
import { isRefusal } from "../refusal.ts";
import { all, type Dossier, latest } from "./dossier.ts";
import {
  isRedirectionUnchecked,
  openAppointment,
  openParcours,
  type Stage,
  stageOf,
  standingControl,
} from "./stage.ts";
import { attachable } from "./stages.ts";

/** Who looks at the dossier (the actor, and the person in whose name when as a deputy), and when. */
type Moment = { readonly now: string; readonly accounts: readonly (string | undefined)[] };

const beforeEntry: readonly Stage[] = [
  "referred",
  "appointment",
  "diagnosis",
  "opinion",
  "request",
  "relevance",
  "control",
  "documents-missing",
  "granted",
];
const at =
  (...stages: readonly Stage[]) =>
  (dossier: Dossier) =>
    stages.includes(stageOf(dossier));
const control =
  (...statuses: readonly string[]) =>
  (dossier: Dossier) => {
    const standing = standingControl(dossier)?.state;
    return standing?.report !== undefined && statuses.includes(standing.status);
  };
const isFree = (dossier: Dossier, { now, accounts }: Moment) => {
  const state = standingControl(dossier)?.state;
  return (
    control("waiting", "reserved")(dossier) &&
    state !== undefined &&
    !isTaken(state, now) &&
    !isHeldBy(state, accounts)
  );
};
const isMine = (dossier: Dossier, { accounts }: Moment) => {
  const state = standingControl(dossier)?.state;
  return state?.report !== undefined && isHeldBy(state, accounts);
};
const request =
  (...statuses: readonly string[]) =>
  (dossier: Dossier) =>
    at("request", "relevance", "control", "documents-missing", "granted")(dossier) &&
    statuses.includes(latest(dossier, "entry-request")?.state.status ?? "none");
const contract =
  (...statuses: readonly string[]) =>
  (dossier: Dossier) =>
    openParcours(dossier) !== undefined &&
    statuses.includes(latest(dossier, "contract")?.state.status ?? "none");
const open = (dossier: Dossier) => stageOf(dossier) !== "closed";

/** Met, and nothing since: also once the contact was closed, since people come back. */
const isContactAlone = (dossier: Dossier) =>
  latest(dossier, "contact") !== undefined &&
  latest(dossier, "airlock") === undefined &&
  latest(dossier, "referral") === undefined;

/** When each action on a dossier makes sense; the rule itself has the last word. */
const moments: Readonly<Record<string, (dossier: Dossier, moment: Moment) => boolean>> = {
  correctIdentity: open,
  recordResidence: open,
  declareSituation: open,
  attachDossier: at(...attachable),
  confirmTwoPeople: open,
  withdrawReferral: at(...beforeEntry),
  giveAppointment: (dossier) =>
    at("referred", "diagnosis")(dossier) && openAppointment(dossier) === undefined,
  recordTelling: (dossier) => {
    const appointment = latest(dossier, "appointment")?.state;
    return (
      open(dossier) &&
      appointment !== undefined &&
      (openAppointment(dossier) !== undefined || isToTell(appointment))
    );
  },
  openAppointmentLetter: (dossier) => {
    const appointment = openAppointment(dossier)?.state;
    return appointment?.letter !== undefined && appointment.letter.moment === momentOf(appointment);
  },
  cancelAppointment: (dossier) => openAppointment(dossier) !== undefined,
  moveAppointment: (dossier) => openAppointment(dossier) !== undefined,
  recordPresence: (dossier) => openAppointment(dossier) !== undefined,
  recordInterview: (dossier) =>
    at("referred", "appointment", "diagnosis")(dossier) &&
    (latest(dossier, "diagnosis")?.state.interviews.length ?? 0) < 2 &&
    latest(dossier, "opinion") === undefined,
  giveOpinion: (dossier) =>
    at("diagnosis")(dossier) || (at("referred")(dossier) && all(dossier, "appointment").length > 0),
  acknowledgeOpinion: at("opinion"),
  checkRedirection: isRedirectionUnchecked,
  prepareEntryRequest: request("none", "draft", "returned", "withdrawn"),
  previewCriteria: request("none", "draft", "returned", "submitted"),
  submitEntryRequest: request("draft", "returned"),
  validateEntryRequest: request("submitted"),
  returnEntryRequest: request("submitted"),
  declineEntryRequest: request("submitted"),
  withdrawEntryRequest: request("draft", "submitted", "returned", "validated"),
  reserveControl: isFree,
  releaseControl: isMine,
  saveControlDraft: isMine,
  decideControl: isMine,
  resubmitDocuments: control("documents-missing"),
  supersedeControl: control("granted", "refused"),
  recordEntry: at("granted"),
  cancelEntry: (dossier) => openParcours(dossier) !== undefined,
  keepEntry: (dossier) => {
    const standing = standingControl(dossier);
    const kept = openParcours(dossier)?.state;
    return (
      kept !== undefined && standing?.state.status === "refused" && kept.keptDespite !== standing.id
    );
  },
  nameReferent: (dossier) =>
    at("airlock", ...beforeEntry, "participant")(dossier) || isRedirectionUnchecked(dossier),
  produceContract: contract("due", "produced", "impossible"),
  recordContractSignature: contract("produced", "due", "impossible"),
  recordContractImpossibility: contract("due", "produced"),
  amendContract: (dossier) =>
    contract("signed", "impossible")(dossier) && signedContract(dossier) !== undefined,
  startAirlock: (dossier) =>
    at("contact", "closed")(dossier) && latest(dossier, "referral") === undefined,
  recordAirlockSession: (dossier) =>
    at("airlock")(dossier) && latest(dossier, "airlock")?.state.outcome === undefined,
  closeAirlock: (dossier) =>
    at("airlock")(dossier) && latest(dossier, "airlock")?.state.outcome === undefined,
  closeContact: at("contact"),
  referContact: (dossier) =>
    isContactAlone(dossier) ||
    (at("airlock")(dossier) && latest(dossier, "airlock")?.state.outcome !== undefined),
  protectDossier: () => true,
  declareTie: () => true,
  announceDocument: open,
  replaceDocument: (dossier) =>
    open(dossier) && all(dossier, "document").some(({ state }) => isFiled(state)),
  certifyDocumentSeen: open,
  assignDocument: (dossier) => all(dossier, "document").length > 0,
  withdrawDocument: (dossier) => all(dossier, "document").length > 0,
};

/** Every operation that a dossier's page may offer. */
export const operationsOfDossiers: readonly string[] = Object.keys(moments);

/** The operations that this actor may do on this dossier now, and no other: the buttons of the dossier's page. */
export const actionsFor = (actor: Actor, dossier: Dossier, now: string): readonly string[] =>
  Object.entries(moments)
    .filter(([operation, makesSense]) => {
      const permission = may(actor, operation, now, dossier);
      if (isRefusal(permission)) return false;
      return makesSense(dossier, { now, accounts: [actor.account, permission.for] });
    })
    .map(([operation]) => operation);
