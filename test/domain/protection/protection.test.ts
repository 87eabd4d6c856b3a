import { describe, expect, it } from "vitest";
import { may } from "../../../domain/access/may.ts";
import { latest } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { counsellorOf } from "../../../domain/dossier/stage.ts";
import { declareTie, openDossier, protectDossier } from "../../../domain/protection/decide.ts";
import type { Protection } from "../../../domain/protection/input.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { actorOf, contextOf, given, type Step } from "../given.ts";
import { appointmentOn, cameOrNot, oriented } from "../story.ts";

const protectedFor = (...readers: string[]): Step => ({
  kind: "person",
  events: [{ type: "dossier-protected", data: { readers } }],
});
const followed = [...oriented, ...appointmentOn("2026-11-20"), cameOrNot("present")];
const protecting = (steps: readonly Step[], input: Protection) =>
  given(...steps).when(
    (dossier, context) => protectDossier(dossier, input, context),
    contextOf("helene"),
  );
const sees = (id: string, dossier: Parameters<typeof may>[3]) =>
  !isRefusal(may(actorOf(id), "readDossier", "2026-11-24T09:00:00.000Z", dossier));

describe("a protected dossier", () => {
  it("is read by its named readers and by who protected it, and by nobody else", () => {
    const { after } = protecting(followed, { action: "protect", readers: ["claire"] });
    expect(latest(after, "person")?.state.protectedFor).toEqual(["claire", "helene"]);
    expect(sees("claire", after)).toBe(true);
    expect(sees("helene", after)).toBe(true);
    expect(sees("samuel", after)).toBe(false);
    expect(sees("odile", after)).toBe(false);
  });

  it("is lifted once", () => {
    const { after } = protecting([...followed, protectedFor("claire", "helene")], {
      action: "lift",
    });
    expect(sees("samuel", after)).toBe(true);
    expect(protecting(followed, { action: "lift" }).code).toBe("not-protected");
  });

  it.each<[string, readonly Step[], string[], string]>([
    ["for somebody unknown", followed, ["claire", "nobody"], "reader-unknown"],
    ["for somebody who left", followed, ["claire", "ancien"], "reader-unknown"],
    ["without the counsellor in charge", followed, ["samuel"], "counsellor-missing"],
    [
      "for the same readers again",
      [...followed, protectedFor("claire", "helene")],
      ["claire"],
      "nothing-changed",
    ],
    [
      "for somebody with a tie",
      [
        ...followed,
        { kind: "person", events: [{ type: "tie-declared", data: { account: "samuel" } }] },
      ],
      ["claire", "samuel"],
      "reader-tied",
    ],
  ])("is refused %s", (_what, steps, readers, code) => {
    expect(protecting(steps, { action: "protect", readers }).code).toBe(code);
  });
});

describe("a tie", () => {
  const tying = (steps: readonly Step[], by = "claire") =>
    given(...steps).when((dossier, context) => declareTie(dossier, {}, context), contextOf(by));

  it("takes the dossier out of sight, whatever the role", () => {
    expect(sees("samuel", tying(followed, "samuel").after)).toBe(false);
  });

  it("of the counsellor in charge gives the work back to the antenne", () => {
    const { after } = tying(followed);
    expect(counsellorOf(after)).toBeUndefined();
    expect(awaited(after)).toMatchObject([{ task: "give-opinion", waitingFor: "antenne:centre" }]);
  });

  it("of the counsellor expected asks for the appointment to be given to another", () => {
    const { after } = tying([...oriented, ...appointmentOn("2026-12-01")]);
    expect(awaited(after)).toMatchObject([
      { task: "move-appointment", waitingFor: "antenne:centre" },
    ]);
  });

  it("of the referent asks the manager to name another", () => {
    const entered: Step = {
      kind: "parcours",
      events: [
        {
          type: "entry-recorded",
          data: { enteredOn: "2026-11-21", referent: "claire", control: "control" },
        },
      ],
    };
    const { after } = tying([...followed, entered]);
    expect(counsellorOf(after)).toBe("claire");
    expect(awaited(after)).toContainEqual(
      expect.objectContaining({ task: "name-referent", waitingFor: "accompaniment-manager" }),
    );
  });
});

describe("opening a colleague's dossier", () => {
  const opening = (by: string, code = "colleague-absent") =>
    given(...followed).when(
      (dossier, context) => openDossier(dossier, { code, words: "Urgence." }, context),
      contextOf(by),
    );

  it("lasts a day, for the one who gave a reason", () => {
    const { after } = opening("karim");
    expect(sees("karim", given(...followed).dossier)).toBe(false);
    expect(sees("karim", after)).toBe(true);
    const tomorrow = may(actorOf("karim"), "readDossier", "2026-11-25T09:00:00.000Z", after);
    expect(isRefusal(tomorrow)).toBe(true);
    expect(latest(after, "person")?.state.openings).toMatchObject([
      { account: "karim", code: "colleague-absent", until: "2026-11-25T09:00:00.000Z" },
    ]);
  });

  it("is not asked of who has the dossier already, nor granted for no reason", () => {
    expect(opening("claire").code).toBe("already-open");
    expect(opening("karim", "curiosity").code).toBe("reason-unknown");
  });
});

describe("somebody with two roles", () => {
  it("reads with the one that sees more", () => {
    const { dossier } = given(...followed);
    const both = { ...actorOf("claire"), roles: ["reception", "counsellor"] as const };
    const permission = may(both, "readDossier", "2026-11-24T09:00:00.000Z", dossier);
    expect(permission).toMatchObject({ role: "counsellor" });
  });
});
