import { describe, expect, it } from "vitest";
import { cardOf } from "../../../domain/dossier/card.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { stageOf } from "../../../domain/dossier/stage.ts";
import { withdrawReferral } from "../../../domain/referral/decide.ts";
import { referralViewOf } from "../../../domain/referral/view.ts";
import { contextOf, given, type Step } from "../given.ts";
import { drafted, entered, granted, requested, reserved, validated } from "../requests.ts";
import { appointmentOn, closedAs, oriented } from "../story.ts";

const withdrawing = (steps: readonly Step[], code = "mistake") =>
  given(...steps).when((dossier, context) => withdrawReferral(dossier, { code }, context));

const attached: Step = {
  kind: "referral",
  events: [{ type: "referral-attached", data: { dossier: "known" } }],
};

describe("an orientation is withdrawn", () => {
  it.each<[string, readonly Step[], readonly string[]]>([
    ["as it came", oriented, []],
    [
      "with an appointment",
      [...oriented, ...appointmentOn("2026-12-01")],
      ["appointment-cancelled"],
    ],
    ["with a draft of request", drafted, ["entry-request-withdrawn"]],
    ["with a request at the manager's", requested, ["entry-request-withdrawn"]],
    ["with a check to come", validated, ["entry-request-withdrawn", "control-withdrawn"]],
    ["with a control in hand", reserved, ["entry-request-withdrawn", "control-withdrawn"]],
    ["with a grant, which stays as decided", granted, ["entry-request-withdrawn"]],
  ])("%s: what waits goes with it", (_, steps, others) => {
    const { types, after } = withdrawing(steps);
    expect(types).toEqual(["referral-closed", ...others]);
    expect(stageOf(after)).toBe("closed");
    expect(awaited(after)).toEqual([]);
  });

  it("not once the person has entered, nor twice, nor for a reason that nobody knows", () => {
    expect(withdrawing(entered).code).toBe("already-participant");
    expect(withdrawing([...oriented, closedAs("withdrawal/mistake")]).code).toBe("referral-closed");
    expect(withdrawing(oriented, "because").code).toBe("reason-unknown");
  });

  it("also when it was attached, so that the partner learns nothing of it", () => {
    const known = given(...oriented, attached).dossier;
    const { settings } = contextOf();
    expect(referralViewOf(cardOf(known), "", settings)).toMatchObject({ stage: "appointment" });
    const { types, after } = withdrawing([...oriented, attached]);
    expect(types).toEqual(["referral-closed"]);
    const ordinary = withdrawing([...oriented, ...appointmentOn("2026-12-01")]).after;
    expect(referralViewOf(cardOf(after), "", settings)).toEqual(
      referralViewOf(cardOf(ordinary), "", settings),
    );
  });
});
