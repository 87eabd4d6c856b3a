import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import { unmet } from "../../../domain/eligibility/check.ts";
import type { DocumentFact } from "../../../domain/eligibility/facts.ts";
import { changedVerdicts, type Report, report } from "../../../domain/eligibility/report.ts";
import { whatToBring } from "../../../domain/eligibility/what-to-bring.ts";
import type { Birth } from "../../../domain/person/identity.ts";
import { singleCriteria } from "../../../domain/protocol/criterion.ts";
import { DEFAULT_PROTOCOL } from "../../../domain/protocol/default-protocol.ts";
import { DEFAULT_DOCUMENT_KINDS } from "../../../domain/setting/document-kinds.ts";
import { inputOn, of, paper, papers, REQUEST, reportOn, withoutKind } from "./scene.ts";

describe("what the engine promises, whatever it is given", () => {
  const day = fc.integer({ min: -9000, max: 2000 }).map((days) => addDays(REQUEST, days));
  const kind = fc.constantFrom(...DEFAULT_DOCUMENT_KINDS.map(({ code }) => code));
  const document: fc.Arbitrary<DocumentFact> = fc.record({
    document: fc.string({ minLength: 1, maxLength: 3 }),
    kind,
    review: fc.constantFrom("pending", "accepted", "refused"),
    depositedOn: fc.integer({ min: -30, max: 60 }).map((days) => addDays(REQUEST, days)),
    issuedOn: fc.option(day, { nil: undefined }),
    expiresOn: fc.option(day, { nil: undefined }),
  });
  const birth: fc.Arbitrary<Birth> = fc.oneof(
    day.map((date): Birth => ({ kind: "complete", date })),
    fc.integer({ min: 1950, max: 2010 }).map((year): Birth => ({ kind: "year", year })),
  );
  const scene = fc.record({
    person: fc.record({
      birth,
      residences: fc.array(
        fc.record({
          commune: fc.constantFrom("59183", "59576", "59350"),
          from: fc.option(day, { nil: undefined }),
          to: fc.option(day, { nil: undefined }),
        }),
        { maxLength: 3 },
      ),
      situation: fc.record({
        claimed: fc.subarray(singleCriteria(DEFAULT_PROTOCOL.criteria).map(({ code }) => code)),
        withoutWorkSince: fc.option(day, { nil: undefined }),
        educationLevel: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      }),
    }),
    documents: fc.array(document, { maxLength: 12 }),
    entryDate: fc.integer({ min: 0, max: 90 }).map((days) => addDays(REQUEST, days)),
    values: fc.record({ documentAgeAt: fc.constantFrom("deposit", "request", "entry") }),
  });

  const rank = { "not-met": 0, "not-proven": 1, met: 2 } as const;
  const flat = (given: Report) =>
    given.criteria.flatMap((one) => [one, ...(one.alternatives ?? [])]);

  it("one more accepted document never makes a criterion worse, nor end sooner", () => {
    fc.assert(
      fc.property(scene, document, (given, added) => {
        const before = flat(reportOn(given));
        const documents = [...given.documents, { ...added, review: "accepted" as const }];
        const after = flat(reportOn({ ...given, documents }));
        before.forEach((one, index) => {
          const other = after[index];
          expect(rank[other?.verdict ?? "not-met"]).toBeGreaterThanOrEqual(rank[one.verdict]);
          if (one.verdict === "met")
            expect((other?.until ?? "9999") >= (one.until ?? "9999")).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("the same facts give the same report, one that its schema reads, whatever the order of the documents", () => {
    fc.assert(
      fc.property(scene, (given) => {
        const first = reportOn(given);
        expect(reportOn(structuredClone(given))).toEqual(first);
        expect(report().parse(first)).toEqual(first);
        const verdicts = (of_: Report) => flat(of_).map(({ verdict, until }) => [verdict, until]);
        expect(verdicts(reportOn({ ...given, documents: given.documents.toReversed() }))).toEqual(
          verdicts(first),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("what is asked alone, whether a criterion is met, is what the report says of it", () => {
    fc.assert(
      fc.property(scene, fc.subarray([...papers]), fc.boolean(), (given, proofs, isMarie) => {
        const documents = [...given.documents, ...proofs];
        const told = { ...given, documents, ...(isMarie && { person: {} }) };
        const said = reportOn(told).criteria.filter(({ verdict }) => verdict !== "met");
        const asked = unmet(inputOn(told));
        expect(asked.map(({ code }) => code)).toEqual(said.map(({ criterion }) => criterion));
      }),
      { numRuns: 500 },
    );
  });

  it("a criterion that is met holds on its day, and until its end", () => {
    fc.assert(
      fc.property(scene, (given) => {
        for (const one of reportOn(given).criteria.filter(({ verdict }) => verdict === "met")) {
          if (one.reference !== "entry") continue;
          expect(one.until === undefined || one.until >= given.entryDate).toBe(true);
          if (one.until === undefined) continue;
          const lastDay = reportOn({ ...given, entryDate: one.until });
          expect(of(lastDay, one.criterion).verdict).toBe("met");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("decides nothing: it counts, and says until when", () => {
    expect(Object.keys(reportOn().summary)).toEqual([
      "counts",
      "everyCriterionMet",
      "until",
      "lapses",
      "toBeConfirmed",
    ]);
  });
});

describe("the report", () => {
  it("says what the PLIE has not confirmed", () => {
    expect(reportOn().summary.toBeConfirmed).toEqual([
      "communes",
      "minimumAge",
      "criteria",
      "exit",
      "documentAgeAt",
      "leapDayBirthday",
    ]);
  });

  it("compares with that of another version of the protocol", () => {
    const protocol = { ...DEFAULT_PROTOCOL, communes: ["59576"] };
    expect(changedVerdicts(reportOn(), reportOn())).toEqual([]);
    expect(changedVerdicts(reportOn(), reportOn({ protocol }))).toEqual(["residence"]);
  });

  it("tells documents not reviewed yet from those accepted", () => {
    const documents = papers.map((one) => ({ ...one, review: "pending" as const }));
    expect(of(reportOn({ documents }), "age").documents).toMatchObject([{ review: "pending" }]);
  });
});

describe("an exit goes through the same engine", () => {
  const exit = (kind: string, ...documents: DocumentFact[]) =>
    reportOn({ subject: "exit", person: { exit: { kind, date: "2027-03-01" } }, documents });
  it.each([
    ["cdi", ["work-contract"], "not-proven"],
    ["cdi", ["work-contract", "first-payslip"], "met"],
    ["qualifying-training", ["training-entry-certificate"], "not-proven"],
    ["qualifying-training", ["training-entry-certificate", "training-end-certificate"], "met"],
    ["qualifying-training", ["diploma"], "met"],
    ["business-creation", ["sirene-notice"], "met"],
    ["move", ["written-statement"], "met"],
  ])("%s with %s: %s", (kind, kinds, verdict) => {
    const { criteria, summary } = exit(kind, ...kinds.map((one) => paper(one)));
    expect(criteria.map((one) => one.verdict)).toEqual([verdict]);
    expect(summary.everyCriterionMet).toBe(verdict === "met");
  });
  it("of an unknown kind meets nothing", () => {
    expect(exit("holiday").summary).toMatchObject({ everyCriterionMet: false });
  });
});

describe("the list of what to bring", () => {
  const list = (scene: Parameters<typeof reportOn>[0]) => whatToBring(reportOn(scene));

  it("is empty when nothing is missing", () => {
    expect(list({})).toEqual({
      title: "Les papiers à apporter",
      introduction: "Il ne manque aucun papier pour le moment.",
      items: [],
      advice: [],
    });
  });

  it("asks in plain French for what is missing of a situation that is declared", () => {
    expect(list({ documents: withoutKind("rsa-certificate") }).items).toEqual([
      {
        text:
          "RSA, ASS ou AAH : votre attestation de paiement du RSA (Caf ou MSA), de moins de 3 mois, ou " +
          "votre attestation d’ASS (France Travail), de moins de 3 mois, ou " +
          "votre attestation de paiement de l’AAH (Caf ou MSA), de moins de 3 mois.",
      },
    ]);
  });

  it("offers every situation when none is declared", () => {
    const scene = { person: { situation: { claimed: [] } }, documents: papers.slice(0, 2) };
    const [item] = list(scene).items;
    expect(item?.text).toBe(
      "Au moins une situation d’éloignement de l’emploi : une seule de ces possibilités suffit.",
    );
    expect(item?.choices).toContain(
      "Travailleur handicapé (RQTH) : votre décision de reconnaissance RQTH (MDPH), en cours de validité.",
    );
  });

  it("says of a paper that does not do why it does not", () => {
    const documents = withoutKind("passport", paper("passport", { expiresOn: "2026-06-14" }));
    expect(list({ documents }).items[0]?.choices?.[0]).toBe(
      "Votre passeport, en cours de validité (la pièce n’est plus valable depuis le 15 juin 2026).",
    );
  });

  it("offers to a lodged person the paper that is left to bring first", () => {
    const documents = withoutKind(
      "address-proof",
      paper("host-statement"),
      paper("host-address-proof"),
    );
    expect(list({ documents }).items[0]?.choices).toEqual([
      "Personne hébergée : la pièce d’identité de la personne qui vous loge, en cours de validité.",
      "Un justificatif de domicile à votre nom (facture d’énergie, d’eau ou de téléphone, quittance de loyer), de moins de 6 mois.",
      "Votre attestation de domiciliation (CCAS ou association agréée), en cours de validité.",
    ]);
  });

  it("never asks for what the PLIE finds by itself, nor for what can't help", () => {
    const scene = {
      person: { residences: [{ commune: "59350" }], situation: { claimed: ["priority-district"] } },
      documents: withoutKind("rsa-certificate"),
    };
    expect(list(scene).items).toEqual([]);
  });
});
