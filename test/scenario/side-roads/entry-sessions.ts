import { expect, it } from "vitest";
import type { Scene } from "../scene.ts";
import { controlled, done, entered, granted, read, today } from "../steps.ts";

type Line = { dossier: string; fate?: { outcome: string; code?: string; message?: string } };

/** Entries recorded together, each with its own fate. */
export const entrySessions = (scene: Scene): void => {
  it("in one session, one enters, and four do not, each for its own reason; the minutes tell it", async () => {
    const { house, cast } = scene;
    const [enters, moved, waits, participant] = await Promise.all([
      granted(house, cast, "Duriez"),
      granted(house, cast, "Evrard"),
      controlled(house, cast, "Fauquembergue"),
      entered(house, cast, "Gokelaere"),
    ]);
    done(
      await cast.counsellor.put(`/dossiers/${moved}/residence`, {
        commune: "59350",
        communeName: "Lille",
        from: today(),
      }),
    );
    const alone = await cast.animation.post(`/dossiers/${moved}/parcours`, { date: today() });
    expect(alone).toMatchObject({ status: 409, body: { code: "criterion-not-held" } });
    expect(alone.body.detail).toContain("Domicile dans une commune adhérente");

    const nobody = crypto.randomUUID();
    const dossiers = [enters, moved, waits, participant, nobody].map((dossier) => ({ dossier }));
    const key = crypto.randomUUID();
    const open = () => cast.animation.post("/entry-sessions", { date: today(), dossiers }, { key });
    const opened = await open();
    expect(opened).toMatchObject({ status: 201, body: { lines: 5 } });
    expect(await open()).toEqual(opened);
    const { session } = opened.body;
    const told = await house.eventually(async () => {
      const { body } = await cast.animation.get(`/entry-sessions/${session}`);
      expect(body).toMatchObject({ settled: 5, minutesReady: true });
      return body;
    }, 30_000);
    const fates = new Map(
      (told.lines as Line[]).map(({ dossier, fate }) => [dossier, fate?.code ?? fate?.outcome]),
    );
    expect(dossiers.map(({ dossier }) => fates.get(dossier))).toEqual([
      "entered",
      "criterion-not-held",
      "dossier-unknown",
      "already-participant",
      "dossier-unknown",
    ]);
    expect((told.lines as Line[]).filter(({ fate }) => fate?.message).length).toBe(4);
    expect((await read(cast.manager, enters)).card.stage).toBe("participant");
    expect((await read(cast.manager, moved)).card.stage).toBe("granted");

    const { url } = done(await cast.animation.post(`/entry-sessions/${session}/minutes/link`));
    const minutes = Buffer.from(await (await fetch(String(url))).arrayBuffer());
    expect(minutes.subarray(0, 5).toString()).toBe("%PDF-");
    const peek = await cast.counsellor.get(`/entry-sessions/${session}`);
    expect(peek.status).toBe(403);
  });
};
