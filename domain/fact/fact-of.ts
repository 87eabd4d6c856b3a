import { standingContract } from "../contract/standing.ts";
import type { ControlState } from "../control/control.ts";
import { ageOn, type CivilDate, civilDateOf, daysBetween } from "../date.ts";
import { barriersOf } from "../diagnosis/barriers.ts";
import { identityOf } from "../dossier/card.ts";
import { all, type Dossier, latest, word } from "../dossier/dossier.ts";
import { antenneOf, counsellorOf, stageOf, standingControl } from "../dossier/stage.ts";
import type { Report } from "../eligibility/report.ts";
import type { Birth } from "../person/identity.ts";
import type { Fact } from "./fact.ts";

/** Age bands of the European questionnaire (domain.md section 6). */
export const bandOf = (age: number): string => {
  if (age < 18) return "under-18";
  if (age < 30) return "18-29";
  return age < 55 ? "30-54" : "55-and-over";
};

/** Ages that are possible on a day: one for a date; two for a year alone. */
const agesOn = (birth: Birth, day: CivilDate): readonly number[] =>
  birth.kind === "year"
    ? [ageOn(`${birth.year}-12-31`, day), ageOn(`${birth.year}-01-01`, day)]
    : [ageOn(birth.date, day)];

/** The age band on a day; « unknown » when only the year of birth is known and the day decides. */
export const bandOn = (birth: Birth, day: CivilDate): string => {
  const bands = new Set(agesOn(birth, day).map(bandOf));
  return bands.size === 1 ? ([...bands][0] ?? "unknown") : "unknown";
};

const first = (days: readonly (CivilDate | undefined)[]): CivilDate | undefined =>
  days.filter((day) => day !== undefined).toSorted()[0];

const dayOf = (instant: string | undefined): CivilDate | undefined =>
  instant === undefined ? undefined : civilDateOf(instant);

const passage = (dossier: Dossier) => {
  const referral = latest(dossier, "referral")?.state;
  const contact = latest(dossier, "contact")?.state;
  const airlock = latest(dossier, "airlock")?.state;
  const referredOn = dayOf(referral?.submittedAt);
  return {
    antenne: antenneOf(dossier) || undefined,
    counsellor: counsellorOf(dossier),
    organisation: referral?.organisation,
    wayIn: referral?.wayIn,
    outreachAction: contact?.action,
    outreachPlan: referral?.plan ?? contact?.plan,
    firstContactOn: first([contact?.metOn, airlock?.startedOn, referredOn]),
    airlockStartedOn: airlock?.startedOn,
    airlockClosedOn: airlock?.outcome?.on,
    airlockOutcome: airlock?.outcome?.kind,
    referredOn,
    attached: referral?.attachedTo ? true : undefined,
    closedOn: dayOf(referral?.closing?.at),
    closingCode: referral?.closing?.code,
  };
};

const meetings = (dossier: Dossier) => {
  const appointments = all(dossier, "appointment").map(({ state }) => state);
  const diagnosis = latest(dossier, "diagnosis")?.state;
  const barriers = Object.entries(barriersOf(dossier)).map((pair) => pair.join(":"));
  const opinion = latest(dossier, "opinion")?.state;
  return {
    appointmentOn: first(appointments.filter(({ cancelled }) => !cancelled).map((one) => one.date)),
    metOn: first(
      appointments.filter(({ presence }) => presence === "present").map((one) => one.date),
    ),
    diagnosedOn: first((diagnosis?.interviews ?? []).map((interview) => interview.date)),
    barriers: barriers.length > 0 ? barriers.toSorted() : undefined,
    opinionOn: dayOf(opinion?.at),
    opinion: opinion?.kind,
    opinionCode: opinion?.code,
  };
};

type Returned = { readonly from: CivilDate; readonly to?: CivilDate };

/** Every time that the dossier went back to the counsellor: by the manager, then by Statistics. */
const returnsOf = (dossier: Dossier, controls: readonly ControlState[]): Returned[] => {
  const asked = latest(dossier, "entry-request")?.state.returns ?? [];
  return [...asked, ...controls.flatMap((control) => control.returns)].map((sent) => {
    const to = "resubmittedAt" in sent ? dayOf(sent.resubmittedAt) : undefined;
    return { from: civilDateOf(sent.at), ...(to && { to }) };
  });
};

const control = (dossier: Dossier) => {
  const request = latest(dossier, "entry-request")?.state;
  const controls = all(dossier, "control")
    .map(({ state }) => state)
    .filter(({ subject }) => subject === "entry");
  const standing = standingControl(dossier)?.state;
  const report = word<Report>(dossier, standing?.report);
  const singles = report?.criteria.flatMap((one) => one.alternatives ?? [one]);
  const met = singles?.filter((one) => one.verdict === "met").map((one) => one.criterion);
  const returns = returnsOf(dossier, controls);
  const days = returns.map(({ from, to }) => (to ? daysBetween(from, to) : 0));
  const decisions = controls.flatMap(({ decision }) =>
    decision ? [`${civilDateOf(decision.at)}:${decision.outcome}`] : [],
  );
  return {
    requestedOn: request?.requestDate,
    requestStatus: request?.status,
    relevanceOn: dayOf(request?.decision?.at),
    relevanceCode: request?.decision?.code,
    criteriaMet: met?.toSorted(),
    returns: returns.length > 0 ? returns.map(({ from, to = "" }) => `${from}/${to}`) : undefined,
    counsellorDays: days.length > 0 ? days.reduce((sum, some) => sum + some, 0) : undefined,
    decisions: decisions.length > 0 ? decisions : undefined,
    decision: standing?.decision?.outcome,
    decidedOn: dayOf(standing?.decision?.at),
    decisionCode: standing?.decision?.code,
  };
};

const pathway = (dossier: Dossier) => {
  const pathways = all(dossier, "parcours").map(({ state }) => state);
  const standing = pathways.findLast(({ status }) => status !== "cancelled");
  const contract = standingContract(dossier)?.state;
  return {
    enteredOn: standing?.enteredOn,
    entryCancelledOn: standing ? undefined : dayOf(pathways.at(-1)?.cancellation?.at),
    contractDueOn: contract?.dueOn,
    contractStatus: contract?.status,
    contractSignedOn: contract?.signedOn,
  };
};

/** Who the person is, as far as a figure needs it, on the day that counts: entry, else request, else first contact. */
const profile = (dossier: Dossier, enteredOn?: CivilDate, otherwise?: CivilDate) => {
  const person = latest(dossier, "person")?.state;
  const identity = identityOf(dossier);
  const day = enteredOn ?? otherwise;
  const residence =
    person?.residences.findLast(({ from }) => day !== undefined && from <= day) ??
    person?.residences.at(-1);
  const ages = identity && enteredOn ? agesOn(identity.birth, enteredOn) : [];
  return {
    person: person?.personId,
    commune: residence?.commune,
    associatedCommune: residence?.associatedCommune,
    sex: identity?.sex,
    nationalityGroup: identity?.nationalityGroup,
    ageAtEntry: ages.length === 1 ? ages[0] : undefined,
    band: identity && day ? bandOn(identity.birth, day) : undefined,
  };
};

/**
 * The fact of a passage, from its states: a pure function, so that facts can be rebuilt at any time. Undefined for a
 * dossier without states.
 *
 * @param changedAt the instant of the dossier's last event (UTC, ISO)
 */
export const factOf = (dossier: Dossier, changedAt: string): Fact | undefined => {
  if (dossier.states.length === 0) return undefined;
  const parts = {
    ...passage(dossier),
    ...meetings(dossier),
    ...control(dossier),
    ...pathway(dossier),
  };
  const known = {
    ...parts,
    ...profile(dossier, parts.enteredOn, parts.requestedOn ?? parts.firstContactOn),
  };
  const present = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined),
  );
  return {
    dossier: dossier.id,
    version: dossier.states.reduce((sum, { version }) => sum + version, 0),
    changedAt,
    stage: stageOf(dossier),
    ...(present as Partial<Fact>),
  };
};
