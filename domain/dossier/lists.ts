import { all, type Dossier, latest, type Stored } from "./dossier.ts";
import { antenneOf, counsellorOf, openAppointment, openParcours, stageOf } from "./stage.ts";

/** What somebody has to do, by code; the screens say it in French. */
export const tasks = {
  "give-appointment": "Fixer un rendez-vous",
  "hold-appointment": "Recevoir la personne",
  "give-opinion": "Donner un avis",
  "see-opinion": "Voir l'avis",
  "check-redirection": "Vérifier la réorientation",
  "prepare-request": "Préparer la demande d'entrée",
  "complete-request": "Compléter la demande",
  "validate-request": "Valider la demande",
  "check-eligibility": "Contrôle automatique en cours",
  control: "Contrôler",
  "bring-documents": "Fournir les pièces manquantes",
  "record-entry": "Acter l'entrée",
  "verify-document": "Vérification du fichier en cours",
  "print-contract": "Contrat en cours d'édition",
  "sign-contract": "Faire signer le contrat",
} as const;
export type Task = keyof typeof tasks;

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

const wait = (who: string, since: string, task: Task): ListKeys => ({
  waitingFor: who,
  waitingSince: since,
  task,
});

const counsellorOr = (dossier: Dossier) => {
  const counsellor = counsellorOf(dossier);
  return counsellor ? `counsellor:${counsellor}` : `antenne:${antenneOf(dossier)}`;
};

/** What the referral itself waits for: an appointment, an opinion, a request. */
const waitOfReferral = (dossier: Dossier, referral: Stored<"referral">): ListKeys => {
  if (referral.state.closing || openAppointment(dossier)) return {};
  const stage = stageOf(dossier);
  const since = referral.state.submittedAt;
  if (stage === "referred")
    return wait(`antenne:${referral.state.antenne}`, since, "give-appointment");
  if (stage === "diagnosis") return wait(counsellorOr(dossier), since, "give-opinion");
  const opinion = latest(dossier, "opinion")?.state;
  const request = latest(dossier, "entry-request")?.state.status;
  if (stage === "request" && (request === undefined || request === "withdrawn"))
    return wait(counsellorOr(dossier), opinion?.at ?? since, "prepare-request");
  return {};
};

const waitOfOpinion = (dossier: Dossier, { state }: Stored<"opinion">): ListKeys => {
  if (state.kind === "favourable") return {};
  if (state.seenBy === undefined) return wait("accompaniment-manager", state.at, "see-opinion");
  if (state.redirection && state.redirection.received === undefined)
    return wait(
      counsellorOr(dossier),
      `${state.redirection.checkOn}T00:00:00.000Z`,
      "check-redirection",
    );
  return {};
};

const waitOfRequest = (dossier: Dossier, { state }: Stored<"entry-request">): ListKeys => {
  if (latest(dossier, "referral")?.state.closing) return {};
  if (state.status === "submitted")
    return wait("accompaniment-manager", state.submittedAt ?? "", "validate-request");
  if (state.status === "draft")
    return wait(
      counsellorOr(dossier),
      latest(dossier, "opinion")?.state.at ?? "",
      "prepare-request",
    );
  if (state.status === "returned")
    return wait(counsellorOr(dossier), state.returns.at(-1)?.at ?? "", "complete-request");
  return {};
};

const waitOfControl = (dossier: Dossier, { state }: Stored<"control">): ListKeys => {
  if (state.supersededBy) return {};
  if (state.status === "waiting" && state.report === undefined)
    return wait("system:eligibility-check", state.requestedAt, "check-eligibility");
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
  if (state.status === "asked")
    return wait("system:print", `${state.dueOn}T00:00:00.000Z`, "print-contract");
  if (state.status === "due" || state.status === "produced")
    return wait(counsellorOr(dossier), `${state.dueOn}T00:00:00.000Z`, "sign-contract");
  return {};
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
  return {
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
  const appointment = is("appointment");
  if (appointment) {
    const { date, time, antenne, counsellor, presence, cancelled } = appointment.state;
    return {
      owner: `agenda:${antenne}`,
      ownerSort: `${date}T${time}#${dossier.id}`,
      ...(presence === undefined && !cancelled
        ? wait(`counsellor:${counsellor}`, `${date}T${time}:00.000Z`, "hold-appointment")
        : {}),
    };
  }
  const opinion = is("opinion");
  if (opinion) return waitOfOpinion(dossier, opinion);
  const request = is("entry-request");
  if (request) return waitOfRequest(dossier, request);
  const control = is("control");
  if (control) return waitOfControl(dossier, control);
  const contract = is("contract");
  if (contract) return waitOfContract(dossier, contract);
  const document = is("document");
  if (document && ["announced", "quarantined"].includes(document.state.status))
    return wait("system:document-uploaded", document.state.announcedAt, "verify-document");
  return {};
};

/** All states of a kind that wait for somebody: what is expected of whom and since when, for the dossier's page. */
export const awaited = (dossier: Dossier) =>
  dossier.states
    .map((stored) => ({ kind: stored.kind, id: stored.id, ...listKeysOf(dossier, stored) }))
    .filter((keys) => keys.waitingFor !== undefined);

export const documentsOf = (dossier: Dossier) =>
  all(dossier, "document").filter(({ state }) => state.status !== "withdrawn");
