import { describe, expect, it } from "vitest";
import { actionsFor } from "../../../domain/dossier/actions.ts";
import { cardOf } from "../../../domain/dossier/card.ts";
import { actorOf, dossierId, dossierOf, type Step } from "../given.ts";
import { checked, reserved, validated } from "../requests.ts";

const early = "2026-11-24T09:00:00.000Z";
const late = "2026-11-24T10:00:00.000Z";
const samuel = actorOf("samuel");
const colleague = { ...samuel, account: "sonia" };
const deputy = {
  ...actorOf("rosa"),
  standsFor: [{ account: "samuel", roles: samuel.roles, antennes: [] }],
};
const ofControl = (steps: readonly Step[], actor = samuel, now = early) =>
  actionsFor(actor, dossierOf(dossierId, steps), now).filter((operation) =>
    ["reserveControl", "releaseControl", "saveControlDraft", "decideControl"].includes(operation),
  );
const held = ["releaseControl", "saveControlDraft", "decideControl"];

describe("what may be done with a control, and by whom", () => {
  it("one that waits may be taken, once it was checked", () => {
    expect(ofControl(validated)).toEqual([]);
    expect(ofControl(checked)).toEqual(["reserveControl"]);
  });

  it("one that was taken is for whoever took it, or acts in their name", () => {
    expect(ofControl(reserved)).toEqual(held);
    expect(ofControl(reserved, deputy)).toEqual(held);
    expect(ofControl(reserved, colleague)).toEqual([]);
  });

  it("once the two hours have passed a colleague may take it, and whoever held it still goes on", () => {
    expect(ofControl(reserved, colleague, late)).toEqual(["reserveControl"]);
    expect(ofControl(reserved, samuel, late)).toEqual(held);
  });
});

describe("the row of a control in the queue", () => {
  const rowOf = (steps: readonly Step[]) => cardOf(dossierOf(dossierId, steps)).control;
  const back: Step = {
    kind: "control",
    by: "samuel",
    at: "2026-11-24T08:30:00.000Z",
    events: [
      {
        type: "documents-missing-answered",
        data: { reviews: [{ kind: "address-proof", accepted: false, fault: "missing" }] },
      },
    ],
  };
  const again: Step = { kind: "control", events: [{ type: "documents-resubmitted", data: {} }] };

  it("says who took it and until when, and whether it came back completed", () => {
    expect(rowOf(checked)).toBeUndefined();
    expect(rowOf(reserved)).toEqual({ reservedBy: "samuel", until: late });
    expect(rowOf([...reserved, back])).toBeUndefined();
    expect(rowOf([...reserved, back, again])).toEqual({ resubmitted: true });
  });
});
