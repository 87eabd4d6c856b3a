import { describe, expect, it } from "vitest";
import { latest } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { openParcours, stageOf } from "../../../domain/dossier/stage.ts";
import { heldBy } from "../../../domain/dossier/uniqueness.ts";
import { cancelEntry, keepEntry } from "../../../domain/parcours/decide.ts";
import { nameReferent } from "../../../domain/parcours/referent.ts";
import { contextOf, given, type Step } from "../given.ts";
import { entered, granted } from "../requests.ts";

const helene = contextOf("helene");
const refusedSince: readonly Step[] = [
  ...entered,
  {
    kind: "control",
    events: [{ type: "control-superseded", data: { by: "second", code: "appeal" } }],
  },
  {
    kind: "control",
    id: "second",
    events: [
      { type: "control-requested", data: { subject: "entry", requestDate: "2026-11-12" } },
      { type: "control-refused", data: { code: "not-proven", reviews: [] } },
    ],
  },
];

describe("an entry recorded by mistake", () => {
  const cancelling = (steps: readonly Step[], code = "wrong-person") =>
    given(...steps).when((dossier, context) => cancelEntry(dossier, { code }, context), helene);

  it("is cancelled: no parcours, no contract, the grant waits again", () => {
    const { types, after } = cancelling(entered);
    expect(types).toEqual(["entry-cancelled", "contract-void"]);
    expect(stageOf(after)).toBe("granted");
    expect(heldBy(after)).not.toContain("active-parcours#p-1");
    expect(latest(after, "parcours")?.state.cancellation?.code).toBe("wrong-person");
    expect(awaited(after)).toMatchObject([{ task: "record-entry" }]);
  });

  it("closes the passage when a control has refused it since", () => {
    expect(stageOf(cancelling(refusedSince, "decision-superseded").after)).toBe("closed");
  });

  it("needs a parcours and a reason of its family", () => {
    expect(cancelling(granted).code).toBe("not-participant");
    expect(cancelling(entered, "moved").code).toBe("reason-unknown");
  });
});

describe("an entry in question", () => {
  const keeping = (steps: readonly Step[]) =>
    given(...steps).when((dossier) => keepEntry(dossier, { words: "Pièce produite." }), helene);

  it("is kept by the manager, who is not asked twice", () => {
    expect(awaited(given(...refusedSince).dossier).map(({ task }) => task)).toContain(
      "review-entry",
    );
    const { after } = keeping(refusedSince);
    expect(awaited(after).map(({ task }) => task)).not.toContain("review-entry");
    expect(openParcours(after)?.state.keptDespite).toBe("second");
  });

  it("is one only after a refusal", () => {
    expect(keeping(entered).code).toBe("entry-not-in-question");
    expect(keeping(granted).code).toBe("not-participant");
  });
});

describe("the referent", () => {
  const naming = (steps: readonly Step[], account: string, from?: string) =>
    given(...steps).when(
      (dossier, context) => nameReferent(dossier, { account, ...(from && { from }) }, context),
      helene,
    );
  const referents = (outcome: ReturnType<typeof naming>) =>
    openParcours(outcome.after)?.state.referents;

  it("changes with dates: exactly one at every instant", () => {
    expect(referents(naming(entered, "karim"))).toEqual([
      { account: "claire", from: "2026-11-23", to: "2026-11-23" },
      { account: "karim", from: "2026-11-24" },
    ]);
  });

  it("named for the day on which the other began, takes the whole place", () => {
    expect(referents(naming(entered, "karim", "2026-11-23"))).toEqual([
      { account: "karim", from: "2026-11-23" },
    ]);
  });

  it("is somebody else, a counsellor with an open account, neither earlier nor to come", () => {
    expect(naming(entered, "claire").code).toBe("already-referent");
    expect(naming(entered, "ancien").code).toBe("referent-inactive");
    expect(naming(entered, "odile").code).toBe("referent-inactive");
    expect(naming(entered, "karim", "2026-11-22").code).toBe("referent-date");
    expect(naming(entered, "karim", "2026-11-25").code).toBe("referent-date");
  });

  it("is nobody to whom the dossier is closed: a tie declared, other readers named", () => {
    const about = (type: string, data: unknown): Step => ({
      kind: "person",
      events: [{ type, data }],
    });
    const unseen = { code: "counsellor-cannot-see", field: "account" };
    for (const steps of [granted, entered]) {
      const tied = about("tie-declared", { account: "karim" });
      expect(naming([...steps, tied], "karim")).toMatchObject(unseen);
      const guarded = about("dossier-protected", { readers: ["claire", "helene"] });
      expect(naming([...steps, guarded], "karim")).toMatchObject(unseen);
    }
  });

  it("set before the entry is the one that the entry proposes", () => {
    const { events } = naming(granted, "karim");
    expect(events).toMatchObject([
      { type: "counsellor-assigned", data: { counsellor: "karim", antenne: "centre" } },
    ]);
  });
});
