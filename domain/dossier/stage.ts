import { all, type Dossier, latest } from "./dossier.ts";
import type { Stage } from "./stages.ts";

export { type Stage, stages } from "./stages.ts";

/** The control whose decision stands: the last one that nothing supersedes. */
export const standingControl = (dossier: Dossier) =>
  all(dossier, "control")
    .filter(({ state }) => state.supersededBy === undefined && state.status !== "withdrawn")
    .at(-1);

/** The appointment to come: neither held, missed nor cancelled. */
export const openAppointment = (dossier: Dossier) =>
  all(dossier, "appointment")
    .filter(({ state }) => state.presence === undefined && !state.cancelled)
    .at(-1);

/** Whether the person was redirected and nobody said yet whether they were received there. */
export const isRedirectionUnchecked = (dossier: Dossier): boolean => {
  const redirection = latest(dossier, "opinion")?.state.redirection;
  return redirection !== undefined && redirection.received === undefined;
};

/** The parcours that is open, if the person is a participant. */
export const openParcours = (dossier: Dossier) =>
  all(dossier, "parcours").find(({ state }) => state.status === "open");

/**
 * Who is in charge: the active referent of a participant, else the counsellor whom an appointment or the airlock named.
 * A tie declared takes somebody off before the entry; a referent stays until the manager names another.
 */
export const counsellorOf = (dossier: Dossier): string | undefined => {
  const referent = openParcours(dossier)?.state.referents.at(-1)?.account;
  if (referent) return referent;
  const ties = latest(dossier, "person")?.state.ties ?? [];
  const named = [
    latest(dossier, "referral")?.state.counsellor,
    latest(dossier, "airlock")?.state.counsellor,
  ];
  return named.find((account) => account !== undefined && !ties.includes(account));
};

/** The antenne in charge of the dossier. */
export const antenneOf = (dossier: Dossier): string =>
  latest(dossier, "referral")?.state.antenne ?? latest(dossier, "contact")?.state.antenne ?? "";

const stageOfRequest = (dossier: Dossier): Stage | undefined => {
  const request = latest(dossier, "entry-request")?.state.status;
  if (request === undefined || request === "withdrawn") return undefined;
  if (request === "submitted") return "relevance";
  if (request !== "validated") return "request";
  const control = standingControl(dossier)?.state.status;
  if (control === "granted") return "granted";
  return control === "documents-missing" ? "documents-missing" : "control";
};

/** Computed from the parts, never stored beside them. */
export const stageOf = (dossier: Dossier): Stage => {
  if (openParcours(dossier)) return "participant";
  if (all(dossier, "parcours").some(({ state }) => state.status === "ended")) return "closed";
  const referral = latest(dossier, "referral")?.state;
  const airlock = latest(dossier, "airlock")?.state;
  if (referral === undefined) {
    if (airlock === undefined)
      return latest(dossier, "contact")?.state.outcome ? "closed" : "contact";
    return airlock.outcome && airlock.outcome.kind !== "entry-proposed" ? "closed" : "airlock";
  }
  if (referral.closing) return "closed";
  const request = stageOfRequest(dossier);
  if (request) return request;
  const opinion = latest(dossier, "opinion")?.state;
  if (opinion) return opinion.kind === "favourable" ? "request" : "opinion";
  if (openAppointment(dossier)) return "appointment";
  const met = all(dossier, "appointment").some(({ state }) => state.presence === "present");
  return met || latest(dossier, "diagnosis") ? "diagnosis" : "referred";
};
