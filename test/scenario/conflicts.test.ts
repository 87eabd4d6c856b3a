import { afterEach, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import type { Answer } from "./house.ts";
import { openScene } from "./scene.ts";
import { done, granted, later, today } from "./steps.ts";

const scene = openScene();
const quiet = { stopped: ["relay", "project"] };
afterEach(() => scene.house.platform.faults.clear());

type Write = { readonly send: (key: string) => Promise<Answer> };

/** Writes that are no command on a dossier: each meets other transactions as those do. */
const writes: Readonly<Record<string, () => Promise<Write>>> = {
  "a session of entries": async () => {
    const dossier = await granted(scene.house, scene.cast, "Quaeghebeur");
    const body = { date: today(), dossiers: [{ dossier }] };
    return { send: (key) => scene.cast.animation.post("/entry-sessions", body, { key }) };
  },
  "a setting": async () => {
    const body = { value: 50, from: addDays(today(), 5) };
    const path = "/settings/grantValidityDays";
    return { send: (key) => scene.cast.administrator.put(path, body, { key }) };
  },
  "a partner's record": async () => {
    const body = { name: "CCAS de Gravelines", kind: "ccas" };
    const path = "/organisations/ccas-gravelines";
    return { send: (key) => scene.cast.administrator.put(path, body, { key }) };
  },
  "an outreach action": async () => {
    const body = { date: today(), antenne: "dunkerque-centre", place: "Marché" };
    return { send: (key) => scene.cast.manager.post("/outreach-actions", body, { key }) };
  },
};

describe("a write that meets another transaction", () => {
  it.each(Object.entries(writes))(
    "%s: passing conflicts go unseen; lasting ones say so, and the same request goes through later",
    async (_name, prepare) => {
      const { faults } = scene.house.platform;
      const { send } = await prepare();
      const first = crypto.randomUUID();
      await faults.set({ ...quiet, transactionConflicts: 2 });
      const made = done(await send(first));
      expect(faults.state().transactionConflicts).toBe(0);
      const key = crypto.randomUUID();
      await faults.set({ transactionConflicts: 1_000 });
      expect(await send(key)).toMatchObject({ status: 503, body: { code: "busy" } });
      await faults.set({ transactionConflicts: 0 });
      expect(done(await send(first))).toEqual(made);
      expect((await send(key)).status).toBeLessThan(300);
    },
  );

  it("the sweeper's claims are single writes: they are tried again too", async () => {
    const { platform } = scene.house;
    await platform.faults.set({ ...quiet, transactionConflicts: 2 });
    later(scene.house, { minutes: 1 });
    expect(await platform.invoke("sweeper", {})).toMatchObject({ ok: true });
    expect(platform.faults.state().transactionConflicts).toBe(0);
  });
});
