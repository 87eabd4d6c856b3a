import { describe, expect, it } from "vitest";
import type { Role } from "../../../domain/access/actor.ts";
import { type Dossier, emptyDossier, latest } from "../../../domain/dossier/dossier.ts";
import { dossierAfter, replay, stepsOf } from "../../../domain/dossier/replay.ts";
import { toldTo } from "../../../domain/dossier/told.ts";
import { evolve, type HistoryEvent } from "../../../functions/adapters/table/evolved.ts";
import { actorOf, type Step } from "../given.ts";
import { checked, diagnosed } from "../requests.ts";

const corrected: Step = {
  kind: "person",
  by: "odile",
  events: [
    {
      type: "identity-corrected",
      data: {},
      words: {
        identity: {
          birthName: "Lefebvre",
          firstNames: "Sofia",
          sex: "woman",
          birth: { kind: "complete", date: "1990-01-02" },
          formerNames: ["Lefèvre"],
        },
      },
    },
  ],
};

/** A dossier as these steps made it, and the history that they leave. */
const lived = (steps: readonly Step[]) => {
  const history: HistoryEvent[] = [];
  let dossier = emptyDossier("d");
  for (const [index, { kind, id = kind, events, ...step }] of steps.entries()) {
    const at = step.at ?? `2026-11-01T08:00:${String(index).padStart(2, "0")}.000Z`;
    const author = { by: step.by ?? "claire", at };
    const made = evolve(dossier, [{ kind, id, events }], author, { key: at, body: "", salt: at });
    history.push(...made.events);
    dossier = made.dossier;
  }
  return { dossier, history: stepsOf(history) };
};
const forgetting = (dossier: Dossier, ...gone: string[]) => ({
  leaves: Object.fromEntries(Object.entries(dossier.leaves).filter(([id]) => !gone.includes(id))),
});
const reader = (role: Role) => ({ actor: actorOf("helene"), role });

describe("a history told", () => {
  const steps = [...diagnosed, corrected];
  const { dossier, history } = lived(steps);
  const changed = (told: ReturnType<typeof toldTo>, type: string) =>
    told.find((event) => event.type === type)?.changes;

  it("says from what to what, field by field, and nothing of what stayed", () => {
    const told = toldTo(reader("counsellor"), dossier, history);
    expect(told.map(({ type }) => type)).toEqual(history.map(({ event }) => event.type));
    expect(changed(told, "identity-corrected")).toEqual([
      { field: "identity.birthName", from: "Lefèvre", to: "Lefebvre" },
      { field: "identity.formerNames", from: [], to: ["Lefèvre"] },
      { field: "identity.birth.date", from: "1990-03-24", to: "1990-01-02" },
    ]);
    expect(changed(told, "person-registered")).toContainEqual({
      field: "identity.birthName",
      to: "Lefèvre",
    });
  });

  it("says null of what was forgotten since, whichever side it was", () => {
    const [registration] = history;
    const before = registration?.event.leaves?.identity?.id ?? "";
    const after = latest(dossier, "person")?.state.identity.id ?? "";
    const old = changed(
      toldTo(reader("counsellor"), forgetting(dossier, before), history),
      "identity-corrected",
    );
    expect(old).toContainEqual({ field: "identity.birthName", from: null, to: "Lefebvre" });
    expect(old).not.toContainEqual(expect.objectContaining({ field: "identity" }));
    const none = toldTo(reader("counsellor"), forgetting(dossier, before, after), history);
    expect(changed(none, "identity-corrected")).toEqual([
      { field: "identity", from: null, to: null },
    ]);
  });

  it("shows a role what the dossier's page shows it", () => {
    const said = (role: Role) => JSON.stringify(toldTo(reader(role), dossier, history));
    const content = "interviews.0.content";
    expect(said("counsellor")).toContain(content);
    expect(said("statistics-officer")).not.toContain(content);
    const opened: Step = {
      kind: "person",
      by: "karim",
      events: [
        {
          type: "dossier-opened",
          data: { account: "karim", code: "urgent", until: "2026-11-30T08:00:00.000Z" },
        },
        { type: "tie-declared", data: { account: "rosa" } },
      ],
    };
    const all = lived([...steps, opened]);
    const seen = (role: Role) => JSON.stringify(toldTo(reader(role), all.dossier, all.history));
    expect(seen("accompaniment-manager")).toContain("urgent");
    expect(seen("accompaniment-manager")).toContain("tie-declared");
    expect(seen("counsellor")).not.toContain("urgent");
    expect(seen("counsellor")).not.toContain("rosa");
  });

  it("leaves a draft and the report of the check to the pages that show them, and keeps unknown events", () => {
    const controlled = lived(checked);
    const later = { type: "later-event", data: {}, by: "claire", at: "" };
    const told = toldTo(reader("statistics-officer"), controlled.dossier, [
      ...controlled.history,
      { event: { ...later, kind: "later-kind", id: "x", n: 1 } },
    ]);
    expect(changed(told, "control-checked")?.map(({ field }) => field)).toEqual(["checkedAt"]);
    expect(told.at(-1)).toMatchObject({ type: "later-event", changes: [] });
  });
  it("goes by the numbers of a state's events where the clocks of two processes crossed", () => {
    const events = history.map(({ event }) => event);
    const [corrections, others] = [
      events.filter(({ type }) => type === "identity-corrected"),
      events.filter(({ type }) => type !== "identity-corrected"),
    ];
    const early = corrections.map((event) => ({ ...event, at: "2026-10-31T08:00:00.000Z" }));
    const crossed = [...early, ...others];
    const told = toldTo(reader("counsellor"), dossier, stepsOf(crossed));
    expect(told[0]?.type).toBe("identity-corrected");
    expect(changed(told, "identity-corrected")).toEqual(
      changed(toldTo(reader("counsellor"), dossier, history), "identity-corrected"),
    );
    expect(latest(replay("d", crossed, dossier.leaves), "person")).toEqual(
      latest(dossierAfter("d", history, dossier.leaves), "person"),
    );
  });
});
