import { describe, expect, it } from "vitest";
import { latest } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { counsellorOf, openParcours, stageOf } from "../../../domain/dossier/stage.ts";
import { heldBy } from "../../../domain/dossier/uniqueness.ts";
import { recordEntry } from "../../../domain/parcours/entry.ts";
import { contextOf, given, type Step } from "../given.ts";
import { paper } from "../papers.ts";
import { checked, entered, granted, grantedAt } from "../requests.ts";

const entering = (steps: readonly Step[], date = "2026-11-24", now = "2026-11-24T09:00:00.000Z") =>
  given(...steps).when(
    (dossier, context) => recordEntry(dossier, { date }, context),
    contextOf("anna", { now }),
  );

const person = (...events: Step["events"]): Step => ({ kind: "person", events });
const moved = (commune: string, from: string) =>
  person({ type: "residence-changed", data: { commune, from }, words: { address: {} } });

describe("an entry", () => {
  it("makes a participant with one referent, and the contract due in 15 days", () => {
    const { events, after } = entering(granted);
    expect(events).toMatchObject([
      {
        type: "entry-recorded",
        data: { enteredOn: "2026-11-24", referent: "claire", control: "control" },
      },
      { type: "contract-due", data: { dueOn: "2026-12-09" } },
    ]);
    expect(stageOf(after)).toBe("participant");
    expect(counsellorOf(after)).toBe("claire");
    expect(heldBy(after)).toContain("active-parcours#p-1");
    expect(awaited(after)).toMatchObject([{ task: "sign-contract" }]);
  });

  it("supposes a grant that stands, and nobody enters twice", () => {
    expect(entering(checked).code).toBe("entry-not-granted");
    const superseded: Step = {
      kind: "control",
      events: [{ type: "control-superseded", data: { by: "other", code: "appeal" } }],
    };
    expect(entering([...granted, superseded]).code).toBe("entry-not-granted");
    expect(entering(entered).code).toBe("already-participant");
  });

  it("is neither before the grant nor to come", () => {
    expect(entering(granted, "2026-11-19").code).toBe("entry-before-grant");
    expect(entering(granted, "2026-11-20").code).toBeUndefined();
    expect(entering(granted, "2026-11-25").code).toBe("entry-in-future");
  });

  it("is refused when the grant is older than 60 days", () => {
    const old = grantedAt("2026-09-25T08:00:00.000Z");
    const atDay = (day: string) => entering(old, day, `${day}T09:00:00.000Z`).code;
    expect(atDay("2026-11-24")).toBeUndefined();
    expect(atDay("2026-11-25")).toBe("grant-too-old");
  });

  it("counts days in Paris: granted at 23:30 UTC is granted the day after", () => {
    const late = grantedAt("2026-11-23T23:30:00.000Z");
    expect(entering(late, "2026-11-23").code).toBe("entry-before-grant");
    expect(entering(late, "2026-11-24").code).toBeUndefined();
  });

  it("needs a referent who is a counsellor with an open account", () => {
    const chargedTo = (counsellor: string): Step => ({
      kind: "referral",
      events: [{ type: "counsellor-assigned", data: { counsellor, antenne: "centre" } }],
    });
    const outcome = (account: string) => entering([...granted, chargedTo(account)]);
    for (const unfit of ["ancien", "samuel", "nobody"])
      expect(outcome(unfit).code).toBe("referent-missing");
    expect(counsellorOf(outcome("karim").after)).toBe("karim");
  });

  it("needs a referent who sees the dossier: after a tie the manager names one first", () => {
    const tied = [
      ...granted,
      person({ type: "tie-declared", data: { account: "claire" } }),
    ] as const;
    const { code, after } = entering(tied);
    expect(code).toBe("referent-missing");
    expect(awaited(after)).toMatchObject([
      { task: "name-referent", waitingFor: "accompaniment-manager" },
      { task: "record-entry" },
    ]);
    const guarded = person({ type: "dossier-protected", data: { readers: ["helene"] } });
    expect(entering([...granted, guarded]).code).toBe("counsellor-cannot-see");
  });

  it("is refused when somebody has moved out of the territory", () => {
    expect(entering([...granted, moved("59350", "2026-11-22")]).code).toBe("criterion-not-held");
    expect(entering([...granted, moved("59350", "2026-11-25")]).code).toBeUndefined();
  });

  it("is refused when the new address of the territory is not proven", () => {
    expect(entering([...granted, moved("59155", "2026-11-22")]).code).toBe("criterion-not-held");
  });

  it("is refused when the identity paper has lapsed, and says no more than the criterion", () => {
    const lapsing: Step = {
      kind: "document",
      id: "card",
      by: "samuel",
      events: [
        {
          type: "document-assigned",
          data: { kinds: ["identity-card"], issuedOn: "2016-11-24", expiresOn: "2026-11-23" },
        },
      ],
    };
    expect(entering([...granted, lapsing], "2026-11-23").code).toBeUndefined();
    expect(entering([...granted, lapsing]).code).toBe("criterion-not-held");
    const unreviewed = paper("passport", ["passport"], { expiresOn: "2030-01-01" });
    expect(entering([...granted, lapsing, unreviewed]).code).toBe("criterion-not-held");
  });

  it("waits for the 26th birthday", () => {
    const born = (date: string) =>
      person({
        type: "identity-corrected",
        data: {},
        words: {
          identity: {
            birthName: "Lefèvre",
            firstNames: "Sofia",
            formerNames: [],
            sex: "woman",
            birth: { kind: "complete", date },
          },
        },
      });
    expect(entering([...granted, born("2000-11-25")]).code).toBe("criterion-not-held");
    expect(entering([...granted, born("2000-11-24")]).code).toBeUndefined();
  });

  it("carries its session", () => {
    const { after } = given(...granted).when(
      (dossier, context) => recordEntry(dossier, { date: "2026-11-24" }, context, "s-1"),
      contextOf("anna"),
    );
    expect(openParcours(after)?.state.session).toBe("s-1");
    expect(latest(after, "contract")?.state.status).toBe("due");
  });
});
