import { expect, it } from "vitest";
import type { Actor } from "../../domain/access/actor.ts";
import { giveAppointment, recordPresence } from "../../domain/appointment/decide.ts";
import { appointmentGiven } from "../../domain/appointment/input.ts";
import {
  produceContract,
  recordContractProduced,
  recordContractSignature,
} from "../../domain/contract/decide.ts";
import type { Answer } from "../../domain/control/answer.ts";
import { recordCheck } from "../../domain/control/check.ts";
import { decideControl, reserveControl, resubmitDocuments } from "../../domain/control/decide.ts";
import type { Decision } from "../../domain/decider.ts";
import { recordInterview } from "../../domain/diagnosis/decide.ts";
import { interview } from "../../domain/diagnosis/input.ts";
import { announceDocument, certifyDocumentSeen } from "../../domain/document/decide.ts";
import { recordContent, recordFiled, recordMalware } from "../../domain/document/verdict.ts";
import { all, type Dossier, latest, word } from "../../domain/dossier/dossier.ts";
import { awaited } from "../../domain/dossier/lists.ts";
import {
  counsellorOf,
  openParcours,
  stageOf,
  standingControl,
} from "../../domain/dossier/stage.ts";
import type { Report } from "../../domain/eligibility/report.ts";
import {
  prepareEntryRequest,
  submitEntryRequest,
  validateEntryRequest,
} from "../../domain/entry-request/decide.ts";
import { giveOpinion } from "../../domain/opinion/decide.ts";
import { recordEntry } from "../../domain/parcours/entry.ts";
import { submitReferral } from "../../domain/referral/decide.ts";
import { submission } from "../../domain/referral/submission.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accepted } from "./papers.ts";
import { identity } from "./story.ts";
import { walk } from "./walk.ts";

const partner: Actor = {
  account: "acc-ccas",
  roles: ["prescriber"],
  antennes: [],
  organisation: "ccas",
  standsFor: [],
};
const day = (date: string, time = "09:00") => `${date}T${time}:00.000Z`;
const nothing = {};

/** Claire deposits a paper; both verdicts come, and the file leaves the quarantine. Gives the document's id. */
const deposit = (
  story: ReturnType<typeof walk>,
  at: string,
  kind: string,
  dates: { issuedOn?: string; expiresOn?: string },
): string => {
  const file = {
    kinds: [kind],
    name: `${kind}.pdf`,
    size: 1000,
    type: "application/pdf" as const,
    sha256: "0".repeat(64),
    ...dates,
  };
  expect(
    story.does("claire", at, "announceDocument", (dossier, context) =>
      announceDocument(dossier, file, context),
    ),
  ).toBe("done");
  const document = latest(story.dossier, "document")?.id ?? "";
  const platform = (decide: (dossier: Dossier) => Decision | Refusal) =>
    expect(story.does("system:document-uploaded", at, "verify", decide)).toBe("done");
  const version = { document, versionId: "v1" };
  platform((dossier) => recordMalware(dossier, { ...version, verdict: "NO_THREATS_FOUND" }));
  platform((dossier) => recordContent(dossier, { ...version, verdict: "clean" }));
  platform((dossier) => recordFiled(dossier, { ...version, key: `documents/d/${document}` }));
  return document;
};

const check = (story: ReturnType<typeof walk>, at: string) =>
  story.does("system:eligibility-check", at, "recordCheck", (dossier, context) =>
    recordCheck(dossier, { control: standingControl(dossier)?.id ?? "" }, context),
  );

const answer = (story: ReturnType<typeof walk>, at: string, given: Answer) => {
  expect(
    story.does("samuel", at, "reserveControl", (dossier, context) =>
      reserveControl(dossier, nothing, context),
    ),
  ).toBe("done");
  expect(
    story.does("samuel", at, "decideControl", (dossier, context) =>
      decideControl(dossier, given, context),
    ),
  ).toBe("done");
};

const verdicts = (dossier: Dossier) =>
  word<Report>(dossier, standingControl(dossier)?.state.report)?.criteria.map(
    ({ criterion, verdict }) => `${criterion} ${verdict}`,
  );

it("leads Sofia from the first contact to the signed contract, each one in their turn", () => {
  const story = walk();

  // A partner orients her.
  const oriented = submission.parse({
    identity,
    contact: { phone: "06 12 34 56 78", channel: "sms" },
    residence: { commune: "59183", from: "2020-01-01" },
    reason: "Souhaite retrouver un emploi.",
    told: true,
    notice: { version: "2026-01", means: "handed-over" },
  });
  const orienting = (dossier: Dossier, context: Parameters<typeof submitReferral>[2]) =>
    submitReferral(dossier, oriented, context);
  const asPartner = { actor: partner };
  expect(story.does("acc-ccas", day("2026-10-12"), "submitReferral", orienting, asPartner)).toBe(
    "done",
  );
  expect(stageOf(story.dossier)).toBe("referred");

  // Reception gives an appointment with Claire; Sofia comes; the diagnosis, then a favourable opinion.
  const meeting = appointmentGiven.parse({
    date: "2026-10-20",
    time: "09:30",
    counsellor: "claire",
  });
  story.does("odile", day("2026-10-13"), "giveAppointment", (dossier, context) =>
    giveAppointment(dossier, meeting, context),
  );
  expect(stageOf(story.dossier)).toBe("appointment");
  const appointment = latest(story.dossier, "appointment")?.id ?? "";
  story.does("odile", day("2026-10-20"), "recordPresence", (dossier, context) =>
    recordPresence(dossier, appointment, { presence: "present" }, context),
  );
  const first = interview.parse({
    date: "2026-10-20",
    start: "09:30",
    end: "10:30",
    modality: "in-person",
    content: "A travaillé dans la restauration ; sans emploi depuis trois ans.",
  });
  story.does("claire", day("2026-10-20"), "recordInterview", (dossier, context) =>
    recordInterview(dossier, first, context),
  );
  expect(stageOf(story.dossier)).toBe("diagnosis");
  story.does("claire", day("2026-10-21"), "giveOpinion", (dossier, context) =>
    giveOpinion(dossier, { kind: "favourable", reasons: "Projet clair." }, context),
  );
  expect(stageOf(story.dossier)).toBe("request");

  // Claire prepares the request, has seen the identity card, and deposits an old proof of address.
  const asked = { claimed: ["minimum-income"], motivation: "Retrouver un emploi stable." };
  story.does("claire", day("2026-10-26"), "prepareEntryRequest", (dossier, context) =>
    prepareEntryRequest(dossier, asked, context),
  );
  story.does("claire", day("2026-10-26"), "certifyDocumentSeen", (dossier, context) =>
    certifyDocumentSeen(
      dossier,
      { kinds: ["identity-card"], lastCharacters: "7K42", expiresOn: "2030-05-03" },
      context,
    ),
  );
  const card = latest(story.dossier, "document")?.id ?? "";
  const oldBill = deposit(story, day("2026-10-26"), "address-proof", { issuedOn: "2026-02-01" });
  story.does("claire", day("2026-10-27"), "submitEntryRequest", (dossier, context) =>
    submitEntryRequest(dossier, nothing, context),
  );

  // Nobody validates their own request; Hélène does, and the check runs.
  const validate = (by: string) =>
    story.does(by, day("2026-10-28"), "validateEntryRequest", (dossier, context) =>
      validateEntryRequest(dossier, nothing, context),
    );
  expect(validate("claire")).toBe("not-allowed");
  expect(all(story.dossier, "control")).toHaveLength(0);
  expect(validate("helene")).toBe("done");
  expect(check(story, day("2026-10-28", "09:01"))).toBe("done");
  expect(check(story, day("2026-10-28", "09:02"))).toBe("check-not-needed");
  expect(verdicts(story.dossier)).toEqual(["residence not-proven", "age met", "social not-proven"]);

  // Statistics says in one return all that is wrong.
  answer(story, day("2026-10-30"), {
    outcome: "documents-missing",
    reviews: [
      accepted(card, "identity-card"),
      { document: oldBill, kind: "address-proof", accepted: false, fault: "outdated" },
      { kind: "rsa-certificate", accepted: false, fault: "missing" },
    ],
  });
  expect(awaited(story.dossier)).toMatchObject([
    { task: "bring-documents", waitingFor: "counsellor:claire" },
  ]);

  // The person cannot enter, whoever tries; Claire completes and sends it back; the check runs anew.
  const enter = (by: string, date: string, at = day(date)) =>
    story.does(by, at, "recordEntry", (dossier, context) =>
      recordEntry(dossier, { date }, context),
    );
  expect(enter("anna", "2026-11-02")).toBe("dossier-unknown");
  const bill = deposit(story, day("2026-11-03"), "address-proof", { issuedOn: "2026-10-20" });
  const rsa = deposit(story, day("2026-11-03"), "rsa-certificate", { issuedOn: "2026-11-01" });
  story.does("claire", day("2026-11-03"), "resubmitDocuments", resubmitDocuments);
  expect(check(story, day("2026-11-03", "09:01"))).toBe("done");
  expect(verdicts(story.dossier)).toEqual(["residence met", "age met", "social met"]);
  answer(story, day("2026-11-05"), {
    outcome: "granted",
    reviews: [accepted(bill, "address-proof"), accepted(rsa, "rsa-certificate")],
  });
  expect(stageOf(story.dossier)).toBe("granted");

  // The animation team records the entry: Sofia is a participant, Claire her referent.
  expect(enter("anna", "2026-11-09")).toBe("done");
  expect(enter("anna", "2026-11-09", day("2026-11-09", "09:05"))).toBe("already-participant");
  expect(stageOf(story.dossier)).toBe("participant");
  expect(counsellorOf(story.dossier)).toBe("claire");
  expect(openParcours(story.dossier)?.state).toMatchObject({
    enteredOn: "2026-11-09",
    referents: [{ account: "claire", from: "2026-11-09" }],
  });

  // The contract is printed, signed on paper, scanned.
  story.does("claire", day("2026-11-10"), "produceContract", produceContract);
  const contract = latest(story.dossier, "contract")?.id ?? "";
  story.does("system:print", day("2026-11-10", "09:01"), "recordContractProduced", (dossier) =>
    recordContractProduced(dossier, { contract, key: "prints/d/c.pdf", versionId: "v1" }),
  );
  const scan = deposit(story, day("2026-11-12"), "signed-contract", {});
  story.does("claire", day("2026-11-12"), "recordContractSignature", (dossier, context) =>
    recordContractSignature(dossier, { signedOn: "2026-11-11", document: scan }, context),
  );
  expect(latest(story.dossier, "contract")?.state).toMatchObject({
    status: "signed",
    dueOn: "2026-11-24",
    signedOn: "2026-11-11",
    document: scan,
  });
  expect(awaited(story.dossier)).toEqual([]);
});
