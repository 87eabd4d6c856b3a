import { agendaSort } from "../appointment/agenda.ts";
import { platformTells } from "../appointment/tell.ts";
import { isToTell } from "../appointment/telling.ts";
import { isToFile } from "../document/quarantine.ts";
import { all, type Dossier, latest, type Stored } from "./dossier.ts";
import {
  antenneOf,
  counsellorOf,
  openAppointment,
  openParcours,
  stageOf,
  standingControl,
} from "./stage.ts";
import type { Task } from "./tasks.ts";

/** The keys of one state in the table's indexes; an absent pair keeps it out of that index. */
export type ListKeys = {
  readonly waitingFor?: string;
  readonly waitingSince?: string;
  readonly task?: Task;
  readonly owner?: string;
  readonly ownerSort?: string;
  readonly antenne?: string;
  readonly antenneSort?: string;
  readonly register?: string;
  readonly registerSort?: string;
};

/** The list of the people met in an outreach action. */
export const contactsOf = (action: string): string => `outreach:${action}`;

const wait = (who: string, since: string, task: Task): ListKeys => ({
  waitingFor: who,
  waitingSince: since,
  task,
});

const counsellorOr = (dossier: Dossier) => {
  const counsellor = counsellorOf(dossier);
  return counsellor ? `counsellor:${counsellor}` : `antenne:${antenneOf(dossier)}`;
};

const instantOf = (date: string, time = "00:00") => `${date}T${time}:00.000Z`;

/** When the person was last expected and did not come: the wait for another appointment begins there. */
const missedAt = (dossier: Dossier): string | undefined => {
  const missed = all(dossier, "appointment")
    .filter(({ state }) => state.presence === "absent" || state.presence === "excused")
    .at(-1)?.state;
  return missed && instantOf(missed.date, missed.time);
};

/** Who tells the person: the platform while it has something to send or to make, else somebody of the antenne. */
const waitOfTelling = (dossier: Dossier, appointment: Stored<"appointment">): ListKeys => {
  const { state, begunAt } = appointment;
  const since = state.standsSince ?? begunAt;
  const platform = platformTells(dossier, appointment);
  if (platform === "mail") return wait("system:telling", since, "send-telling");
  if (platform === "letter") return wait("system:print", since, "send-telling");
  // The address of a protected dossier is for its named readers.
  const who = latest(dossier, "person")?.state.protectedFor
    ? counsellorOr(dossier)
    : `antenne:${state.antenne}`;
  return wait(who, since, state.cancelled ? "tell-cancelling" : "tell-person");
};

const isTied = (dossier: Dossier, { state }: Stored<"appointment">): boolean =>
  latest(dossier, "person")?.state.ties.includes(state.counsellor) ?? false;

/** A counsellor who declared a tie no longer sees the dossier: their appointment is for somebody else to hold. */
const waitOfAppointment = (dossier: Dossier, appointment: Stored<"appointment">): ListKeys => {
  const { state } = appointment;
  const referral = latest(dossier, "referral")?.state;
  const isLast = latest(dossier, "appointment")?.id === appointment.id;
  if (state.cancelled && isLast && isToTell(state) && referral && !referral.closing)
    return waitOfTelling(dossier, appointment);
  if (state.presence !== undefined || state.cancelled) return {};
  const at = instantOf(state.date, state.time);
  return isTied(dossier, appointment)
    ? wait(`antenne:${state.antenne}`, at, "move-appointment")
    : wait(`counsellor:${state.counsellor}`, at, "hold-appointment");
};

/** Somebody met, until they enter the airlock, are oriented, or the contact is closed. */
const waitOfContact = (dossier: Dossier, { state }: Stored<"contact">): ListKeys =>
  stageOf(dossier) === "contact"
    ? wait(`antenne:${state.antenne}`, instantOf(state.metOn), "settle-contact")
    : {};

const waitOfAirlock = (dossier: Dossier, { state }: Stored<"airlock">): ListKeys => {
  if (latest(dossier, "referral")) return {};
  if (state.outcome === undefined)
    return wait(counsellorOr(dossier), instantOf(state.startedOn), "follow-airlock");
  return state.outcome.kind === "entry-proposed"
    ? wait(counsellorOr(dossier), instantOf(state.outcome.on), "refer-contact")
    : {};
};

/** What the referral itself waits for: an appointment, that the person knows of it, an opinion, a request. */
const waitOfReferral = (dossier: Dossier, referral: Stored<"referral">): ListKeys => {
  if (referral.state.closing) return {};
  const appointment = openAppointment(dossier);
  if (appointment)
    return isToTell(appointment.state) && !isTied(dossier, appointment)
      ? waitOfTelling(dossier, appointment)
      : {};
  const stage = stageOf(dossier);
  const since = referral.state.submittedAt;
  if (stage === "referred")
    return wait(
      `antenne:${referral.state.antenne}`,
      missedAt(dossier) ?? since,
      "give-appointment",
    );
  if (stage === "diagnosis") return wait(counsellorOr(dossier), since, "give-opinion");
  const opinion = latest(dossier, "opinion")?.state;
  const request = latest(dossier, "entry-request")?.state.status;
  if (stage === "request" && (request === undefined || request === "withdrawn"))
    return wait(counsellorOr(dossier), opinion?.at ?? since, "prepare-request");
  return {};
};

const waitOfOpinion = (dossier: Dossier, { state }: Stored<"opinion">): ListKeys => {
  if (state.kind === "favourable") return {};
  const closed = latest(dossier, "referral")?.state.closing !== undefined;
  if (state.seenBy === undefined)
    return closed ? {} : wait("accompaniment-manager", state.at, "see-opinion");
  if (state.redirection && state.redirection.received === undefined)
    return wait(
      counsellorOr(dossier),
      `${state.redirection.checkOn}T00:00:00.000Z`,
      "check-redirection",
    );
  return {};
};

/** After the third return, the manager is told, for as long as documents are missing. */
const waitOfReturns = (dossier: Dossier): ListKeys => {
  const control = standingControl(dossier)?.state;
  return control?.status === "documents-missing" && control.tellManager
    ? wait("accompaniment-manager", control.decision?.at ?? "", "see-returns")
    : {};
};

const waitOfRequest = (dossier: Dossier, { state, begunAt }: Stored<"entry-request">): ListKeys => {
  if (latest(dossier, "referral")?.state.closing) return {};
  if (state.status === "validated") return waitOfReturns(dossier);
  if (state.status === "submitted")
    return wait("accompaniment-manager", state.submittedAt ?? "", "validate-request");
  if (state.status === "draft")
    return wait(
      counsellorOr(dossier),
      // Nothing forbids to prepare it before the opinion.
      latest(dossier, "opinion")?.state.at ?? begunAt,
      "prepare-request",
    );
  if (state.status === "returned")
    return wait(counsellorOr(dossier), state.returns.at(-1)?.at ?? "", "complete-request");
  return {};
};

const waitOfControl = (dossier: Dossier, { state }: Stored<"control">): ListKeys => {
  if (state.supersededBy || stageOf(dossier) === "closed") return {};
  if (state.status === "waiting" && state.report === undefined)
    return wait(
      "system:eligibility-check",
      state.returns.at(-1)?.resubmittedAt ?? state.requestedAt,
      "check-eligibility",
    );
  if (state.status === "waiting" || state.status === "reserved")
    return wait(
      "statistics-officer",
      state.returns.at(-1)?.resubmittedAt ?? state.requestedAt,
      "control",
    );
  if (state.status === "documents-missing")
    return wait(counsellorOr(dossier), state.decision?.at ?? "", "bring-documents");
  if (state.status === "granted" && state.subject === "entry" && stageOf(dossier) === "granted")
    return wait("animation-team", state.decision?.at ?? "", "record-entry");
  return {};
};

const waitOfContract = (dossier: Dossier, { state }: Stored<"contract">): ListKeys => {
  if (state.status === "asked") return wait("system:print", state.askedAt ?? "", "print-contract");
  if (state.status === "due" || state.status === "produced")
    return wait(counsellorOr(dossier), `${state.dueOn}T00:00:00.000Z`, "sign-contract");
  return {};
};

/** A control that does not grant the entry any more: nobody is silently un-entered, the manager is told and decides. */
const waitOfParcours = (dossier: Dossier, { state }: Stored<"parcours">): ListKeys => {
  const control = standingControl(dossier);
  if (state.status !== "open" || control === undefined) return {};
  const { status, decision, requestedAt, returns } = control.state;
  const told = (since: string | undefined, task: Task) =>
    wait("accompaniment-manager", since ?? requestedAt, task);
  if (status === "refused")
    return state.keptDespite === control.id ? {} : told(decision?.at, "review-entry");
  if (status === "documents-missing") return told(decision?.at, "review-entry-missing");
  return status === "waiting" || status === "reserved"
    ? told(returns.at(-1)?.resubmittedAt, "review-entry-waiting")
    : {};
};

const waitOfDocument = ({ state }: Stored<"document">): ListKeys => {
  if (["announced", "quarantined"].includes(state.status) || isToFile(state))
    return wait("system:document-uploaded", state.announcedAt, "verify-document");
  return state.withdrawal?.destroyed === false
    ? wait("system:document-uploaded", state.withdrawal.at, "destroy-document")
    : {};
};

/** When the passage began: the sort key of the register. */
const begunAt = (dossier: Dossier): string =>
  latest(dossier, "referral")?.state.submittedAt ??
  `${latest(dossier, "contact")?.state.metOn ?? "0000-00-00"}T00:00:00.000Z`;

const keysOfPerson = (dossier: Dossier): ListKeys => {
  const counsellor = counsellorOf(dossier);
  const antenne = antenneOf(dossier);
  const sort = `${begunAt(dossier)}#${dossier.id}`;
  const following = counsellor !== undefined && stageOf(dossier) !== "closed";
  const person = latest(dossier, "person")?.state;
  const lacksReferent =
    counsellor === undefined
      ? stageOf(dossier) === "granted"
      : person?.ties.includes(counsellor) === true;
  return {
    ...(lacksReferent &&
      wait("accompaniment-manager", person?.tiedAt ?? begunAt(dossier), "name-referent")),
    register: "all",
    registerSort: sort,
    ...(antenne && { antenne, antenneSort: sort }),
    ...(following && {
      owner: `counsellor:${counsellor}`,
      ownerSort: `${openParcours(dossier) ? "participant" : "candidate"}#${sort}`,
    }),
  };
};

/** The index keys of one state, from the whole dossier: written in the transaction that changes it. */
export const listKeysOf = (dossier: Dossier, stored: Stored): ListKeys => {
  const is = <K extends Stored["kind"]>(kind: K): Stored<K> | undefined =>
    stored.kind === kind ? (stored as Stored<K>) : undefined;
  const referral = is("referral");
  if (stored.kind === "person") return keysOfPerson(dossier);
  if (referral)
    return {
      ...waitOfReferral(dossier, referral),
      ...(referral.state.organisation && {
        owner: `organisation:${referral.state.organisation}`,
        ownerSort: `${referral.state.submittedAt}#${dossier.id}`,
      }),
    };
  const contact = is("contact");
  if (contact)
    return {
      ...waitOfContact(dossier, contact),
      owner: contactsOf(contact.state.action),
      ownerSort: `${contact.state.metOn}#${dossier.id}`,
    };
  const airlock = is("airlock");
  if (airlock) return waitOfAirlock(dossier, airlock);
  const appointment = is("appointment");
  if (appointment)
    return {
      ...(appointment.state.cancelled
        ? {}
        : {
            owner: `agenda:${appointment.state.antenne}`,
            ownerSort: agendaSort(dossier.id, appointment.state),
          }),
      ...waitOfAppointment(dossier, appointment),
    };
  const opinion = is("opinion");
  if (opinion) return waitOfOpinion(dossier, opinion);
  const request = is("entry-request");
  if (request) return waitOfRequest(dossier, request);
  const control = is("control");
  if (control) return waitOfControl(dossier, control);
  const parcours = is("parcours");
  if (parcours) return waitOfParcours(dossier, parcours);
  const contract = is("contract");
  if (contract) return waitOfContract(dossier, contract);
  const document = is("document");
  if (document) return waitOfDocument(document);
  return {};
};

/** All states of a kind that wait for somebody: what is expected of whom and since when, for the dossier's page. */
export const awaited = (dossier: Dossier) =>
  dossier.states
    .map((stored) => ({ kind: stored.kind, id: stored.id, ...listKeysOf(dossier, stored) }))
    .filter((keys) => keys.waitingFor !== undefined);

export const documentsOf = (dossier: Dossier) =>
  all(dossier, "document").filter(({ state }) => state.status !== "withdrawn");
