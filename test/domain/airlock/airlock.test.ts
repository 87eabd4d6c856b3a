import { describe, expect, it } from "vitest";
import { closeAirlock, recordSession, startAirlock } from "../../../domain/airlock/decide.ts";
import { type AirlockClosed, airlockSession } from "../../../domain/airlock/input.ts";
import type { LeafReference } from "../../../domain/decider.ts";
import { latest, word } from "../../../domain/dossier/dossier.ts";
import { awaited } from "../../../domain/dossier/lists.ts";
import { counsellorOf, stageOf } from "../../../domain/dossier/stage.ts";
import { referContact } from "../../../domain/outreach/decide.ts";
import { contextOf, given, type Step } from "../given.ts";
import { met, oriented, registered, submitted } from "../story.ts";

const contact = [registered, met];
const started: Step = {
  kind: "airlock",
  events: [{ type: "airlock-started", data: { on: "2026-11-10", counsellor: "claire" } }],
};
const session: Step = {
  kind: "airlock",
  events: [
    {
      type: "airlock-session-held",
      data: { date: "2026-11-12", mode: "group", needs: ["digital"] },
    },
  ],
};
const ended = (kind: string): Step => ({
  kind: "airlock",
  events: [{ type: "airlock-closed", data: { kind, on: "2026-11-20" } }],
});
const starting = (steps: readonly Step[], input = {}, by = "claire") =>
  given(...steps).when((dossier, context) => startAirlock(dossier, input, context), contextOf(by));
const closing = (steps: readonly Step[], input: AirlockClosed) =>
  given(...steps).when((dossier, context) => closeAirlock(dossier, input, context));
const referring = (steps: readonly Step[]) =>
  given(...steps).when((dossier, context) =>
    referContact(
      dossier,
      { reason: "Prête.", told: true, notice: { version: "2026-01", means: "handed-over" } },
      context,
    ),
  );

describe("the diagnosis airlock", () => {
  it("is followed by the counsellor who starts it", () => {
    const { after } = starting(contact);
    expect(stageOf(after)).toBe("airlock");
    expect(counsellorOf(after)).toBe("claire");
    expect(awaited(after)).toMatchObject([
      { task: "follow-airlock", waitingFor: "counsellor:claire" },
    ]);
  });

  it.each<[string, readonly Step[], object, string]>([
    ["for somebody whom nobody met", [registered], {}, "no-contact"],
    ["for somebody already oriented", [...contact, submitted], {}, "already-referred"],
    ["twice", [...contact, started], {}, "airlock-open"],
    [
      "after the entry was proposed",
      [...contact, started, ended("entry-proposed")],
      {},
      "entry-proposed",
    ],
    ["tomorrow", contact, { on: "2026-11-25" }, "airlock-date"],
    ["before the meeting", contact, { on: "2026-10-31" }, "airlock-date"],
    [
      "with a counsellor of another antenne",
      contact,
      { counsellor: "rosa" },
      "counsellor-unavailable",
    ],
  ])("is not started %s", (_what, steps, input, code) => {
    expect(starting(steps, input).code).toBe(code);
  });

  it("may begin again for somebody who was lost", () => {
    expect(starting([...contact, started, ended("lost")]).code).toBeUndefined();
  });

  it("holds sessions, alone or in a group, with needs by theme", () => {
    const { after } = given(...contact, started, session).when((dossier, context) =>
      recordSession(
        dossier,
        { date: "2026-11-24", mode: "alone", needs: ["mobility"], content: "Sans permis." },
        context,
      ),
    );
    expect(latest(after, "airlock")?.state.sessions.map(({ mode }) => mode)).toEqual([
      "group",
      "alone",
    ]);
    const [former, now] = latest(after, "airlock")?.state.sessions ?? [];
    expect(former?.needs).toEqual(["digital"]);
    expect(word(after, now?.needs as LeafReference)).toEqual(["mobility"]);
    expect(JSON.stringify(latest(after, "airlock")?.state)).not.toMatch(/permis|mobility/);
  });

  it("takes no session out of its dates, nor of an unknown need", () => {
    const holding = (date: string) =>
      given(...contact, started).when((dossier, context) =>
        recordSession(dossier, { date, mode: "alone", needs: [] }, context),
      ).code;
    expect(holding("2026-11-09")).toBe("airlock-date");
    expect(holding("2026-11-25")).toBe("airlock-date");
    const odd = { date: "2026-11-12", mode: "alone", needs: ["luck"] };
    expect(airlockSession.safeParse(odd).success).toBe(false);
  });

  it.each(["oriented-elsewhere", "no-wish", "lost"] as const)("%s closes the dossier", (kind) => {
    const { after } = closing([...contact, started], { kind });
    expect(stageOf(after)).toBe("closed");
    expect(awaited(after)).toEqual([]);
  });

  it("that proposes the entry waits for the orientation", () => {
    const { after } = closing([...contact, started, session], { kind: "entry-proposed" });
    expect(stageOf(after)).toBe("airlock");
    expect(awaited(after)).toMatchObject([{ task: "refer-contact" }]);
  });

  it("has one outcome, not before its last session", () => {
    const early = { kind: "lost", on: "2026-11-11" } as const;
    expect(closing([...contact, started, session], early).code).toBe("airlock-date");
    const twice = closing([...contact, started, ended("lost")], { kind: "lost" });
    expect(twice.code).toBe("airlock-missing");
  });
});

describe("orienting somebody met", () => {
  it("makes an orientation in the same dossier, by the way they came", () => {
    const { after } = referring([...contact, started, ended("entry-proposed")]);
    expect(latest(after, "referral")?.state).toMatchObject({ wayIn: "airlock", antenne: "centre" });
    expect(stageOf(after)).toBe("referred");
    expect(awaited(after)).toMatchObject([{ task: "give-appointment" }]);
    expect(latest(referring(contact).after, "referral")?.state.wayIn).toBe("outreach");
  });

  it.each<[string, readonly Step[], string]>([
    ["whom nobody met", [registered], "no-contact"],
    ["already oriented", [...oriented, met], "already-referred"],
    ["while the airlock goes on", [...contact, started], "airlock-open"],
    ["after another outcome", [...contact, started, ended("no-wish")], "airlock-closed"],
  ])("is refused of somebody %s", (_what, steps, code) => {
    expect(referring(steps).code).toBe(code);
  });
});
