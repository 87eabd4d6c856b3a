/**
 * The one table of routes. Infrastructure, router, access matrix and OpenAPI are made from it; it imports nothing,
 * so that the CDK app may read it. `capability` names the file of functions/api/ and `operation` the export in it;
 * `function` names the Lambda function, cut where rights differ, and so that none loads much that it does not need.
 */
export type Method = "GET" | "POST" | "PUT" | "DELETE";
export type FunctionName =
  | "reception"
  | "casework"
  | "entry"
  | "documents"
  | "figures"
  | "settings"
  | "accounts";
export type Route = {
  readonly method: Method;
  readonly path: string;
  readonly function: FunctionName;
  readonly capability: string;
  readonly operation: string;
  /** What the same request is when its body says so: an operation with a right of its own. */
  readonly also?: string;
};

const at =
  (name: FunctionName, capability: string) =>
  (method: Method, path: string, operation: string): Route => ({
    method,
    path,
    function: name,
    capability,
    operation,
  });

const referral = at("reception", "referral");
const referralFollowUp = at("reception", "referral-follow-up");
const dossier = at("casework", "dossier");
const act = at("accounts", "act");
const reading = at("casework", "reading");
const person = at("casework", "person");
const duplicate = at("reception", "duplicate");
const appointment = at("reception", "appointment");
const slot = at("reception", "slot");
const diagnosis = at("entry", "diagnosis");
const opinion = at("entry", "opinion");
const entryRequest = at("entry", "entry-request");
const control = at("entry", "control");
const parcours = at("entry", "parcours");
const entrySession = at("entry", "entry-session");
const contract = at("entry", "contract");
const outreach = at("reception", "outreach");
const outreachPlan = at("reception", "outreach-plan");
const airlock = at("reception", "airlock");
const protection = at("casework", "protection");
const document = at("documents", "document");
const setting = at("settings", "setting");
const protocol = at("settings", "protocol");
const account = at("accounts", "account");
const delegation = at("accounts", "delegation");
const permanence = at("accounts", "permanence");
const directory = at("accounts", "directory");
const objective = at("figures", "objective");

export const routes: readonly Route[] = [
  referral("POST", "/referrals", "submitReferral"),
  referralFollowUp("GET", "/referrals", "listReferrals"),
  referralFollowUp("GET", "/referrals/{dossierId}", "readReferral"),
  referral("POST", "/dossiers/{dossierId}/referral/withdrawal", "withdrawReferral"),

  dossier("GET", "/waiting", "listWaiting"),
  dossier("GET", "/dossiers", "listDossiers"),
  dossier("POST", "/searches", "searchDossiers"),
  dossier("GET", "/dossiers/{dossierId}", "readDossier"),
  dossier("GET", "/dossiers/{dossierId}/timeline", "readTimeline"),
  act("GET", "/acts-for-me", "listActsForMe"),
  reading("GET", "/dossiers/{dossierId}/readings", "listReadings"),
  reading("GET", "/readings", "listReadingsOfDay"),

  person("PUT", "/dossiers/{dossierId}/identity", "correctIdentity"),
  person("PUT", "/dossiers/{dossierId}/residence", "recordResidence"),
  person("PUT", "/dossiers/{dossierId}/situation", "declareSituation"),

  duplicate("POST", "/duplicates", "findDuplicates"),
  duplicate("POST", "/dossiers/{dossierId}/attachment", "attachDossier"),
  duplicate("POST", "/dossiers/{dossierId}/distinctions", "confirmTwoPeople"),

  slot("GET", "/free-slots", "listFreeSlots"),
  slot("GET", "/slots", "listSlots"),
  slot("POST", "/slots", "openSlots"),
  slot("POST", "/slots/{slotId}/closing", "closeSlot"),

  appointment("GET", "/appointments", "listAppointments"),
  appointment("POST", "/dossiers/{dossierId}/appointments", "giveAppointment"),
  appointment("POST", "/dossiers/{dossierId}/appointments/{appointmentId}/move", "moveAppointment"),
  appointment(
    "POST",
    "/dossiers/{dossierId}/appointments/{appointmentId}/cancellation",
    "cancelAppointment",
  ),
  appointment(
    "POST",
    "/dossiers/{dossierId}/appointments/{appointmentId}/tellings",
    "recordTelling",
  ),
  appointment(
    "POST",
    "/dossiers/{dossierId}/appointments/{appointmentId}/presence",
    "recordPresence",
  ),

  diagnosis("POST", "/dossiers/{dossierId}/diagnosis/interviews", "recordInterview"),

  opinion("POST", "/dossiers/{dossierId}/opinion", "giveOpinion"),
  opinion("POST", "/dossiers/{dossierId}/opinion/acknowledgement", "acknowledgeOpinion"),
  opinion("POST", "/dossiers/{dossierId}/opinion/redirection-check", "checkRedirection"),

  entryRequest("PUT", "/dossiers/{dossierId}/entry-request", "prepareEntryRequest"),
  entryRequest("POST", "/dossiers/{dossierId}/entry-request/preview", "previewCriteria"),
  entryRequest("POST", "/dossiers/{dossierId}/entry-request/submission", "submitEntryRequest"),
  entryRequest("POST", "/dossiers/{dossierId}/entry-request/validation", "validateEntryRequest"),
  entryRequest("POST", "/dossiers/{dossierId}/entry-request/return", "returnEntryRequest"),
  entryRequest("POST", "/dossiers/{dossierId}/entry-request/decline", "declineEntryRequest"),
  entryRequest("POST", "/dossiers/{dossierId}/entry-request/withdrawal", "withdrawEntryRequest"),

  control("POST", "/dossiers/{dossierId}/control/reservation", "reserveControl"),
  control("POST", "/dossiers/{dossierId}/control/release", "releaseControl"),
  control("PUT", "/dossiers/{dossierId}/control/draft", "saveControlDraft"),
  control("POST", "/dossiers/{dossierId}/control/decision", "decideControl"),
  control("POST", "/dossiers/{dossierId}/control/resubmission", "resubmitDocuments"),
  control("POST", "/dossiers/{dossierId}/control/supersession", "supersedeControl"),

  parcours("POST", "/dossiers/{dossierId}/parcours", "recordEntry"),
  parcours("POST", "/dossiers/{dossierId}/parcours/cancellation", "cancelEntry"),
  parcours("POST", "/dossiers/{dossierId}/parcours/keeping", "keepEntry"),
  parcours("POST", "/dossiers/{dossierId}/referent", "nameReferent"),

  entrySession("POST", "/entry-sessions", "openEntrySession"),
  entrySession("GET", "/entry-sessions/{sessionId}", "readEntrySession"),

  contract("POST", "/dossiers/{dossierId}/contract", "produceContract"),
  contract("POST", "/dossiers/{dossierId}/contract/signature", "recordContractSignature"),
  contract("POST", "/dossiers/{dossierId}/contract/impossibility", "recordContractImpossibility"),
  contract("POST", "/dossiers/{dossierId}/contract/amendment", "amendContract"),

  outreach("GET", "/outreach-actions", "listOutreachActions"),
  outreach("POST", "/outreach-actions", "planOutreachAction"),
  outreach("GET", "/outreach-actions/{actionId}", "readOutreachAction"),
  outreach("POST", "/outreach-actions/{actionId}/contacts", "registerContact"),

  outreachPlan("GET", "/outreach-plans", "listOutreachPlans"),
  outreachPlan("PUT", "/outreach-plans/{planId}", "changeOutreachPlan"),

  airlock("POST", "/dossiers/{dossierId}/contact/closing", "closeContact"),
  airlock("POST", "/dossiers/{dossierId}/airlock", "startAirlock"),
  airlock("POST", "/dossiers/{dossierId}/airlock/sessions", "recordAirlockSession"),
  airlock("POST", "/dossiers/{dossierId}/airlock/outcome", "closeAirlock"),
  airlock("POST", "/dossiers/{dossierId}/referral", "referContact"),

  protection("POST", "/dossiers/{dossierId}/openings", "openDossier"),
  protection("POST", "/dossiers/{dossierId}/protection", "protectDossier"),
  protection("POST", "/dossiers/{dossierId}/ties", "declareTie"),

  {
    ...document("POST", "/dossiers/{dossierId}/documents", "announceDocument"),
    also: "replaceDocument",
  },
  document("POST", "/dossiers/{dossierId}/documents/{documentId}/link", "openDocument"),
  document(
    "POST",
    "/dossiers/{dossierId}/appointments/{appointmentId}/letter/link",
    "openAppointmentLetter",
  ),
  document("PUT", "/dossiers/{dossierId}/documents/{documentId}/kinds", "assignDocument"),
  document("POST", "/dossiers/{dossierId}/documents/{documentId}/withdrawal", "withdrawDocument"),
  document("POST", "/dossiers/{dossierId}/seen-documents", "certifyDocumentSeen"),
  document("POST", "/entry-sessions/{sessionId}/minutes/link", "openEntrySessionMinutes"),

  setting("GET", "/settings", "readSettings"),
  setting("GET", "/settings/{name}/history", "readSettingHistory"),
  setting("PUT", "/settings/{name}", "changeSetting"),
  protocol("GET", "/protocols", "listProtocols"),
  protocol("POST", "/protocols", "draftProtocol"),
  protocol("POST", "/protocols/dry-run", "dryRunProtocol"),
  protocol("POST", "/protocols/{from}/withdrawal", "withdrawProtocol"),

  account("GET", "/me", "readMe"),
  directory("GET", "/directory", "readDirectory"),
  account("POST", "/accounts", "createAccount"),
  account("PUT", "/accounts/{accountId}", "changeAccount"),
  account("POST", "/accounts/{accountId}/closing", "closeAccount"),
  account("POST", "/accounts/{accountId}/sign-in", "renewSignIn"),
  permanence("PUT", "/accounts/{accountId}/permanences", "changePermanences"),
  delegation("POST", "/accounts/{accountId}/deputies", "nameDeputy"),
  delegation("POST", "/accounts/{accountId}/deputies/end", "endDeputy"),
  delegation("POST", "/accounts/{accountId}/absences", "planAbsence"),
  delegation("POST", "/accounts/{accountId}/absences/end", "endAbsence"),
  directory("PUT", "/antennes/{antenneId}", "changeAntenne"),
  directory("PUT", "/organisations/{organisationId}", "changeOrganisation"),

  objective("GET", "/objectives", "readObjectives"),
];
