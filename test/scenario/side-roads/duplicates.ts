import { expect, it } from "vitest";
import type { Scene } from "../scene.ts";
import { bornOn, done, entered, historyOf, orient, read } from "../steps.ts";

/** Somebody oriented twice, and two people who look like one. */
export const duplicates = (scene: Scene): void => {
  const candidates = async (dossier: string): Promise<string[]> => {
    const { person } = await read(scene.cast.counsellor, dossier);
    const { birthName, firstNames, birth } = person.identity;
    const body = { birthName, firstNames, birth, dossier };
    const { items } = done(await scene.cast.counsellor.post("/duplicates", body)) as unknown as {
      items: { dossier: string }[];
    };
    return items.map((item) => item.dossier);
  };

  it("a second orientation of a participant is attached: one parcours, and the partner sees one in hand", async () => {
    const { house, cast } = scene;
    const participant = await entered(house, cast, "Vanlerberghe");
    const second = await orient(cast, "van Lerberghe");
    await house.eventually(async () => expect(await candidates(second)).toContain(participant));
    done(await cast.counsellor.post(`/dossiers/${second}/attachment`, { dossier: participant }));
    expect((await cast.partner.get(`/referrals/${second}`)).body.stage).toBe("appointment");
    const { card, parcours } = await read(cast.counsellor, participant);
    expect([card.stage, parcours.length]).toEqual(["participant", 1]);
    const types = (await historyOf(cast.counsellor, participant)).map(({ type }) => type);
    expect(types).toContain("second-referral-noted");
    const appointment = await cast.counsellor.post(`/dossiers/${second}/appointments`, {
      date: "2030-01-01",
      time: "10:00",
      counsellor: "acc-conseillere",
    });
    expect(appointment.body.code).toBe("referral-closed");
  });

  it("two people are confirmed once and for good", async () => {
    const { house, cast } = scene;
    const one = await orient(cast, "Caboche", bornOn("Caboche", "1975-05-17"));
    const other = await orient(cast, "Caboche", bornOn("Caboche", "1975-05-17"));
    await house.eventually(async () => expect(await candidates(one)).toContain(other));
    done(await cast.counsellor.post(`/dossiers/${one}/distinctions`, { dossier: other }));
    await house.eventually(async () => expect(await candidates(one)).not.toContain(other), 30_000);
    expect(await candidates(other)).not.toContain(one);
    const again = { status: 409, body: { code: "confirmed-distinct" } };
    for (const [from, to] of [
      [one, other],
      [other, one],
    ])
      for (const path of ["attachment", "distinctions"])
        expect(
          await cast.counsellor.post(`/dossiers/${from}/${path}`, { dossier: to }),
        ).toMatchObject(again);
  });
};
