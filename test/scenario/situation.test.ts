import { expect, it } from "vitest";
import { openScene } from "./scene.ts";
import { done, historyOf, orient, orientation, read, today } from "./steps.ts";

const scene = openScene();

it("a partner's orientation says the situation, which staff read, correct, and the partner does not get back", async () => {
  const { cast } = scene;
  const dossier = await orient(cast, "Vansituation", {
    situation: { resources: "rsa", educationLevel: 3, loneParent: "not-said" },
  });
  const view = await read(cast.counsellor, dossier);
  expect(view.person.situation).toEqual({
    resources: "rsa",
    educationLevel: 3,
    loneParent: "not-said",
  });
  expect(view.actions).toContain("declareSituation");
  expect((await read(cast.reception, dossier)).person).not.toHaveProperty("situation");
  expect(JSON.stringify((await cast.partner.get(`/referrals/${dossier}`)).body)).not.toContain(
    "rsa",
  );

  const corrected = { resources: "aah", educationLevel: 3, disabledWorker: "yes" };
  const path = `/dossiers/${dossier}/situation`;
  done(await cast.counsellor.put(path, corrected, { seen: view.person.version }));
  expect((await read(cast.manager, dossier)).person.situation).toEqual(corrected);
  expect((await cast.reception.put(path, corrected)).status).toBe(403);
  expect((await cast.counsellor.put(path, corrected)).body.code).toBe("nothing-changed");
  const history = await historyOf(cast.counsellor, dossier);
  expect(history.at(-1)).toMatchObject({ type: "situation-declared", data: {} });
  expect(JSON.stringify(history.map(({ data }) => data))).not.toContain("aah");
});

it("somebody met says it too; a date to come is refused at its field", async () => {
  const { cast } = scene;
  const { id } = done(
    await cast.counsellor.post("/outreach-actions", {
      date: today(),
      place: "Marché de la place Jean-Bart",
      antenne: "dunkerque-centre",
    }),
  );
  const { identity, contact, residence } = orientation("Vanrencontre");
  const met = { identity, contact, residence };
  const { dossier } = done(
    await cast.counsellor.post(`/outreach-actions/${id}/contacts`, {
      ...met,
      situation: { readsFrench: "no", interpreter: "dari" },
    }),
  );
  expect((await read(cast.counsellor, String(dossier))).person.situation).toEqual({
    readsFrench: "no",
    interpreter: "dari",
  });
  const refused = await cast.counsellor.post(`/outreach-actions/${id}/contacts`, {
    ...met,
    situation: { withoutWorkSince: "2099-01-01" },
  });
  expect(refused.status).toBe(422);
  expect(refused.body.field).toBe("situation.withoutWorkSince");
});
