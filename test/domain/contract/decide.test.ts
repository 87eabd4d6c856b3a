import { describe, expect, it } from "vitest";
import {
  amendContract,
  produceContract,
  recordContractImpossibility,
  recordContractProduced,
  recordContractSignature,
} from "../../../domain/contract/decide.ts";
import { standingContract } from "../../../domain/contract/standing.ts";
import { all, latest, word } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { cancelEntry } from "../../../domain/parcours/decide.ts";
import { contextOf, given, type Step } from "../given.ts";
import { paper } from "../papers.ts";
import { entered, granted } from "../requests.ts";

const contract = (...events: Step["events"]): Step => ({ kind: "contract", events });
const asked = [...entered, contract({ type: "contract-asked", data: {} })];
const made = { key: "prints/d/contract-2.pdf", versionId: "v1" };
const produced = [...asked, contract({ type: "contract-produced", data: made })];
const scan = paper("scan", ["signed-contract"]);
const signing = (steps: readonly Step[], changes = {}) =>
  given(...steps).when((dossier, context) =>
    recordContractSignature(
      dossier,
      { signedOn: "2026-11-24", document: "scan", ...changes },
      context,
    ),
  );

describe("the engagement contract", () => {
  it("is asked for, then made by the print queue", () => {
    const { types, after } = given(...entered).when(produceContract);
    expect(types).toEqual(["contract-asked"]);
    expect(awaited(after)).toMatchObject([{ waitingFor: "system:print" }]);
    const record = (steps: readonly Step[]) =>
      given(...steps).when((dossier) =>
        recordContractProduced(dossier, { contract: "contract", ...made }),
      );
    expect(latest(record(asked).after, "contract")?.state).toMatchObject({
      status: "produced",
      ...made,
    });
    expect(record(produced).code).toBe("contract-not-asked");
  });

  it("is made only for a participant, once at a time", () => {
    expect(given(...granted).when(produceContract).code).toBe("no-contract");
    expect(given(...asked).when(produceContract).code).toBe("contract-being-printed");
    expect(given(...produced).when(produceContract).types).toEqual(["contract-asked"]);
  });

  it("is signed on a day, shown by a verified scan", () => {
    const { after } = signing([...produced, scan]);
    expect(latest(after, "contract")?.state).toMatchObject({
      status: "signed",
      signedOn: "2026-11-24",
      document: "scan",
    });
    expect(awaited(after)).toEqual([]);
    expect(signing(produced).code).toBe("signature-document");
    expect(signing([...produced, scan], { document: "card" }).code).toBe("signature-document");
  });

  it("is signed neither before the entry nor in the future, and never changes", () => {
    expect(signing([...produced, scan], { signedOn: "2026-11-22" }).code).toBe("signature-date");
    expect(signing([...produced, scan], { signedOn: "2026-11-25" }).code).toBe("signature-date");
    const signed = contract({
      type: "contract-signed",
      data: { signedOn: "2026-11-24", document: "scan" },
    });
    expect(signing([...produced, scan, signed]).code).toBe("contract-signed");
  });

  it("that can't be signed says why, and may be signed later", () => {
    const impossible = (code: string) =>
      given(...produced).when((dossier, context) =>
        recordContractImpossibility(dossier, { code }, context),
      );
    expect(impossible("moved").code).toBe("reason-unknown");
    expect(awaited(impossible("legal-protection").after)).toEqual([]);
    const later = contract({ type: "contract-impossible", data: { code: "legal-protection" } });
    expect(signing([...produced, scan, later]).types).toEqual(["contract-signed"]);
  });
});

describe("an amendment", () => {
  const signed = [
    ...produced,
    scan,
    contract({ type: "contract-signed", data: { signedOn: "2026-11-24", document: "scan" } }),
  ];
  const words = "Le projet devient : agent de restauration scolaire.";
  const amending = (steps: readonly Step[]) =>
    given(...steps).when((dossier, context) => amendContract(dossier, { words }, context));
  const due: Step = {
    kind: "contract",
    id: "amendment",
    at: "2026-11-24T10:00:00.000Z",
    events: [
      {
        type: "contract-amended",
        data: { dueOn: "2026-12-09", amends: "contract" },
        words: { changes: words },
      },
    ],
  };

  it("is a piece of its own: the signed contract stays, what changes is words, due as the contract was", () => {
    const { events, after } = amending(signed);
    expect(JSON.stringify(events[0]?.data)).not.toContain("restauration");
    expect(all(after, "contract").map(({ state }) => state.status)).toEqual(["signed", "due"]);
    const { state } = latest(after, "contract") ?? {};
    expect(state).toMatchObject({ dueOn: "2026-12-09", amends: "contract" });
    expect(word(after, state?.changes)).toBe(words);
    expect(standingContract(after)?.id).toBe("contract");
    expect(awaited(after)).toMatchObject([{ task: "sign-contract" }]);
  });

  it("amends what is signed, one at a time; one that could not be signed leaves room for another", () => {
    expect(amending(produced).code).toBe("contract-not-signed");
    expect(amending([...signed, due]).code).toBe("contract-not-signed");
    const impossible: Step = {
      kind: "contract",
      id: "amendment",
      events: [{ type: "contract-impossible", data: { code: "legal-protection" } }],
    };
    expect(amending([...signed, due, impossible]).events).toMatchObject([
      { data: { amends: "contract" } },
    ]);
    expect(amending(granted).code).toBe("no-contract");
  });

  it("is signed on another paper, not before what it amends", () => {
    const other = paper("other", ["signed-contract"]);
    const sign = (changes: object) =>
      signing([...signed, due, other], { document: "other", ...changes });
    expect(sign({ document: "scan" }).code).toBe("signature-document");
    expect(sign({ signedOn: "2026-11-23" }).code).toBe("signature-date");
    const { after } = sign({});
    expect(standingContract(after)?.id).toBe("amendment");
    expect(awaited(after)).toEqual([]);
  });

  it("falls with the contract when the entry is cancelled", () => {
    const { after } = given(...signed, due).when(
      (dossier, context) => cancelEntry(dossier, { code: "wrong-date" }, context),
      contextOf("helene"),
    );
    expect(all(after, "contract").map(({ state }) => state.status)).toEqual(["void", "void"]);
  });
});
