import { describe, expect, it } from "vitest";
import { singleCriteria } from "../../../domain/protocol/criterion.ts";
import { DEFAULT_PROTOCOL } from "../../../domain/protocol/default-protocol.ts";
import { protocolDifferences } from "../../../domain/protocol/differences.ts";
import { draftProtocol, protocolDraft } from "../../../domain/protocol/draft.ts";
import {
  type ProtocolVersion,
  periodsOf,
  protocolOn,
  protocolVersion,
  requiredAge,
} from "../../../domain/protocol/protocol.ts";
import { describeRequirement, kindsOf } from "../../../domain/protocol/requirement.ts";
import { withdrawProtocol } from "../../../domain/protocol/withdraw.ts";
import { DEFAULT_DOCUMENT_KINDS } from "../../../domain/setting/document-kinds.ts";

const TODAY = "2026-11-24";
const documentKinds = DEFAULT_DOCUMENT_KINDS.map(({ code }) => code);
const who = { by: "account-1", today: TODAY, documentKinds };
const version = (from: string, more: Partial<ProtocolVersion> = {}): ProtocolVersion => ({
  ...DEFAULT_PROTOCOL,
  from,
  ...more,
});
const nameOf = (kind: string) =>
  DEFAULT_DOCUMENT_KINDS.find(({ code }) => code === kind)?.label ?? kind;

describe("the protocol that is shipped", () => {
  it("is a valid version, all of it to be confirmed", () => {
    expect(protocolVersion().parse(DEFAULT_PROTOCOL)).toEqual(DEFAULT_PROTOCOL);
    expect(DEFAULT_PROTOCOL.toBeConfirmed).toEqual(["communes", "minimumAge", "criteria", "exit"]);
  });

  it("has the criteria of domain.md section 5", () => {
    expect(singleCriteria(DEFAULT_PROTOCOL.criteria).map(({ code }) => code)).toEqual([
      "residence",
      "age",
      "minimum-income",
      "long-term-unemployed",
      "low-qualification",
      "disabled-worker",
      "lone-parent",
      "priority-district",
      "without-housing",
      "refugee",
      "fifty-and-over",
    ]);
    expect(requiredAge(DEFAULT_PROTOCOL)).toBe(26);
  });

  it("names kinds of document that the settings know", () => {
    const named = singleCriteria([...DEFAULT_PROTOCOL.criteria, ...DEFAULT_PROTOCOL.exit]).flatMap(
      ({ proof }) => kindsOf(proof),
    );
    expect(named.filter((kind) => !documentKinds.includes(kind))).toEqual([]);
  });

  const home = "Justificatif de domicile de moins de 6 mois";
  const lodged =
    "(Personne hébergée : Attestation de l’hébergeur et Pièce d’identité de l’hébergeur en cours de validité et " +
    "Justificatif de domicile de l’hébergeur de moins de 6 mois)";
  const domiciled = "Attestation d’élection de domicile en cours de validité";
  const identity =
    "Carte nationale d’identité en cours de validité ou Passeport en cours de validité ou " +
    "Titre de séjour en cours de validité ou " +
    "Récépissé de renouvellement d’une pièce d’identité en cours de validité ou " +
    "Récépissé de titre de séjour en cours de validité";

  // Domain.md section 5, line by line: what proves each criterion, and on which day it is judged.
  it.each([
    ["residence", "entry", `${home} ou ${lodged} ou ${domiciled}`],
    ["age", "entry", identity],
    [
      "minimum-income",
      "request",
      "Attestation RSA de moins de 3 mois ou Attestation ASS de moins de 3 mois ou Attestation AAH de moins de 3 mois",
    ],
    [
      "long-term-unemployed",
      "request",
      "Historique d’inscription à France Travail de moins de 3 mois",
    ],
    ["low-qualification", "request", "Diplôme ou Attestation sur l’honneur du niveau d’études"],
    ["disabled-worker", "request", "Décision de RQTH en cours de validité"],
    ["lone-parent", "request", "Attestation Caf de parent isolé de moins de 3 mois"],
    [
      "priority-district",
      "request",
      `(Adresse : ${home} ou ${lodged}) et Consultation datée du périmètre QPV (avec sa date)`,
    ],
    ["without-housing", "request", domiciled],
    [
      "refugee",
      "request",
      "Titre de séjour en cours de validité ou Récépissé de titre de séjour en cours de validité",
    ],
    ["fifty-and-over", "entry", identity],
    ["exit-work", "exit", "Contrat de travail et Première fiche de paie"],
    [
      "exit-training",
      "exit",
      "(Attestation d’entrée en formation et Attestation de fin de formation) ou Diplôme",
    ],
    ["exit-business", "exit", "Extrait Kbis ou Avis de situation SIRENE"],
    ["exit-other", "exit", "Déclaration écrite"],
  ])("says what proves %s, judged at the %s", (code, reference, proof) => {
    const shipped = singleCriteria([...DEFAULT_PROTOCOL.criteria, ...DEFAULT_PROTOCOL.exit]);
    const criterion = shipped.find((one) => one.code === code);
    expect(criterion?.reference).toBe(reference);
    expect(criterion && describeRequirement(criterion.proof, nameOf)).toBe(proof);
  });
});

describe("the version in force", () => {
  const versions = [version("2026-07-01"), version("2021-01-01"), version("2027-01-01")];
  it.each([
    ["2021-01-01", "2021-01-01"],
    ["2026-06-30", "2021-01-01"],
    ["2026-07-01", "2026-07-01"],
    ["2026-12-31", "2026-07-01"],
    ["2027-01-01", "2027-01-01"],
  ])("on %s began on %s", (day, from) => {
    expect(protocolOn(versions, day)).toMatchObject({ from });
  });

  it("does not exist before the first", () => {
    expect(protocolOn(versions, "2020-12-31")).toMatchObject({ code: "no-protocol" });
  });

  it("ends the day before the next: no gap, no overlap", () => {
    expect(periodsOf(versions).map(({ from, to }) => [from, to])).toEqual([
      ["2021-01-01", "2026-06-30"],
      ["2026-07-01", "2026-12-31"],
      ["2027-01-01", undefined],
    ]);
  });
});

describe("a version taken back", () => {
  const versions = [DEFAULT_PROTOCOL, version("2027-01-01")];

  it("is one that has not begun", () => {
    expect(withdrawProtocol(versions, "2027-01-01", "2026-12-31")).toMatchObject({
      from: "2027-01-01",
    });
  });

  it.each([
    ["that begins today", "2027-01-01", "2027-01-01", "protocol-begun"],
    ["in force", DEFAULT_PROTOCOL.from, TODAY, "protocol-begun"],
    ["that is not there", "2027-01-02", TODAY, "protocol-unknown"],
  ])("is never one %s", (_, from, today, code) => {
    expect(withdrawProtocol(versions, from, today)).toMatchObject({ code });
  });
});

describe("a new version of the protocol", () => {
  const draft = (more: object) =>
    protocolDraft.parse({ ...DEFAULT_PROTOCOL, from: "2027-01-01", ...more });

  it("begins on a future day, and says who made it", () => {
    expect(draftProtocol([DEFAULT_PROTOCOL], draft({ from: "2026-11-25" }), who)).toMatchObject({
      from: "2026-11-25",
      by: "account-1",
      on: TODAY,
    });
  });

  it.each([
    ["today", { from: TODAY }, "protocol-not-in-future"],
    ["yesterday", { from: "2026-11-23" }, "protocol-not-in-future"],
    ["on a day that is taken", { from: "2028-01-01" }, "protocol-day-taken"],
    ["with a postcode", { communes: ["59140"] }, "postcode-as-insee"],
    ["with 59380", { communes: ["59380"] }, "postcode-or-insee"],
    ["with an associated commune", { communes: ["59248"] }, "associated-commune-as-commune"],
    ["with a commune elsewhere", { communes: ["59350"] }, "commune-unknown"],
    [
      "with an unknown kind of document",
      {
        criteria: [
          {
            code: "selfie",
            label: "Selfie",
            reference: "entry",
            test: { kind: "declared" },
            proof: { document: "selfie", rule: { kind: "any" } },
          },
        ],
      },
      "document-kind-unknown",
    ],
  ])("does not begin %s", (_, more, code) => {
    const versions = [DEFAULT_PROTOCOL, version("2028-01-01")];
    expect(draftProtocol(versions, draft(more), who)).toMatchObject({ code });
  });

  it.each([
    ["no commune", { communes: [] }],
    ["a commune twice", { communes: ["59183", "59183"] }],
    ["no criterion", { criteria: [] }],
    [
      "a criterion twice",
      { criteria: [DEFAULT_PROTOCOL.criteria[0], DEFAULT_PROTOCOL.criteria[0]] },
    ],
    ["more needed than there are", { criteria: [{ ...DEFAULT_PROTOCOL.criteria[2], needed: 10 }] }],
    ["a minimum age of a child", { minimumAge: { age: 12, reading: "reached" } }],
    ["an impossible day", { from: "2027-02-29" }],
    ["an unknown field", { colour: "red" }],
    [
      "an empty group of documents",
      { criteria: [{ ...DEFAULT_PROTOCOL.criteria[0], proof: { anyOf: [] } }] },
    ],
  ])("can't have %s", (_, more) => {
    const { by: _by, on: _on, ...whole } = DEFAULT_PROTOCOL;
    expect(protocolDraft.safeParse({ ...whole, from: "2027-01-01", ...more }).success).toBe(false);
  });
});

describe("two versions compared", () => {
  const differences = (after: Partial<ProtocolVersion>) =>
    protocolDifferences(DEFAULT_PROTOCOL, version("2027-01-01", after), nameOf);

  it("say nothing when only the day differs", () => {
    expect(differences({})).toEqual([]);
  });

  it("say each thing that changes, in French", () => {
    const [residence, age] = DEFAULT_PROTOCOL.criteria;
    expect(
      differences({
        communes: DEFAULT_PROTOCOL.communes.filter((insee) => insee !== "59094"),
        minimumAge: { age: 26, reading: "over" },
        criteria: [
          ...(residence ? [residence] : []),
          ...(age ? [{ ...age, label: "Âge" }] : []),
          ...DEFAULT_PROTOCOL.criteria.slice(2),
        ],
        toBeConfirmed: ["criteria", "exit"],
      }).map(({ label, before, after }) => [label, before?.slice(0, 30), after?.slice(0, 30)]),
    ).toEqual([
      ["Commune retirée", "Bourbourg", undefined],
      ["Âge minimum modifié", "26 ans atteints", "27 ans atteints"],
      ["Critère modifié", "Âge minimum à l’entrée (âge mi", "Âge (âge minimum du protocole,"],
      ["Confirmé", "Communes adhérentes : laquelle", undefined],
      ["Confirmé", "Âge minimum : « Public Adulte ", undefined],
    ]);
  });
});
