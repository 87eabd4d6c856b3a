import { expect, it } from "vitest";
import type { Person } from "../house.ts";
import type { Scene } from "../scene.ts";
import { done, historyOf, later, mailsAbout, orient, read, receive, tasksOf } from "../steps.ts";

const notTheirs = { status: 404, body: { code: "dossier-unknown" } };
const opening = { code: "person-present", words: "Elle attend une réponse de la CAF." };

/** A colleague's dossier opened for a day, a tie with the person, a dossier for named readers (domain.md section 2). */
export const closeness = (scene: Scene): void => {
  const inHand = async (name: string) => {
    const dossier = await orient(scene.cast, name);
    await receive(scene.cast, dossier);
    return { dossier, at: `/dossiers/${dossier}` };
  };
  const neighbour = () => scene.house.as("acc-conseiller");
  const protect = (at: string, ...readers: string[]) =>
    scene.cast.manager.post(`${at}/protection`, { action: "protect", readers });
  const found = async (person: Person, text: string): Promise<string[]> => {
    const { items } = (await person.post("/searches", { text })).body;
    return items.map(({ card }: { card: { dossier: string } }) => card.dossier);
  };

  it("a colleague of the antenne opens a dossier for 24 hours, and each time the manager is told", async () => {
    const { house, cast } = scene;
    const { dossier, at } = await inHand("Zeghers");
    const other = await neighbour();
    expect(await other.get(at)).toMatchObject(notTheirs);
    expect(await other.post(`${at}/openings`, { code: "curious" })).toMatchObject({
      status: 422,
      body: { code: "reason-unknown" },
    });
    done(await other.post(`${at}/openings`, opening));
    const { card } = await read(other, dossier);
    expect(await other.post(`${at}/openings`, opening)).toMatchObject({
      status: 409,
      body: { code: "already-open" },
    });

    const told = await house.eventually(async () => {
      const mails = await mailsAbout(house, card.number, "ouvert pour 24 heures");
      expect(mails.flatMap(({ destination }) => destination.to).length).toBeGreaterThan(1);
      return mails;
    });
    for (const { body } of told) {
      expect(body.text).toContain("La personne se présente à l’antenne");
      expect(body.text).toContain(`/dossiers/${dossier}`);
      expect(body.text).not.toMatch(/Zeghers|Jeanne|CAF/);
    }
    const [seen] = (await read(cast.manager, dossier)).person.openings;
    expect(seen).toMatchObject({ account: "acc-conseiller", reason: opening.words });
    expect((await read(cast.counsellor, dossier)).person).not.toHaveProperty("openings");
    const codeTo = async (person: Person) =>
      (await historyOf(person, dossier)).find(({ type }) => type === "dossier-opened");
    expect(await codeTo(cast.manager)).toMatchObject({ data: { code: opening.code } });
    expect(JSON.stringify(await codeTo(cast.counsellor))).not.toContain(opening.code);

    await later(house, { minutes: 24 * 60 + 1 });
    const nextDay = await neighbour();
    expect(await nextDay.get(at)).toMatchObject(notTheirs);
    done(await nextDay.post(`${at}/openings`, { code: "shared-follow-up" }));
    await house.eventually(async () => {
      const mails = await mailsAbout(house, card.number, "ouvert pour 24 heures");
      expect(mails).toHaveLength(told.length * 2);
    });
  });

  it("neither another antenne's dossier nor a protected one can be opened so", async () => {
    const { house, cast } = scene;
    const { dossier, at } = await inHand("Zwaenepoel");
    expect(await cast.colleague.post(`${at}/openings`, opening)).toMatchObject(notTheirs);
    done(await protect(at, "acc-conseillere"));
    const other = await neighbour();
    expect(await other.post(`${at}/openings`, opening)).toMatchObject(notTheirs);
    expect(await other.get(`${at}/timeline`)).toMatchObject(notTheirs);
    const { card } = await read(cast.manager, dossier);
    expect(await mailsAbout(house, card.number, "ouvert pour")).toEqual([]);
  });

  it("a protected dossier is its readers': nameless in lists, found by no search, lifted by one of them", async () => {
    const { house, cast } = scene;
    const { dossier, at } = await inHand("Zoonekindt");
    expect(await protect(at, "acc-statistiques")).toMatchObject({
      status: 422,
      body: { code: "counsellor-missing" },
    });
    expect(await protect(at, "acc-conseillere", "acc-prescripteur")).toMatchObject({
      status: 422,
      body: { code: "reader-unknown" },
    });
    done(await protect(at, "acc-conseillere"));
    expect((await protect(at, "acc-conseillere")).body.code).toBe("nothing-changed");
    expect((await read(cast.counsellor, dossier)).person.protectedFor.toSorted()).toEqual([
      "acc-accompagnement",
      "acc-conseillere",
    ]);
    const otherManager = await house.as("acc-accompagnement-2");
    for (const person of [cast.reception, cast.statistics, otherManager])
      expect(await person.get(at)).toMatchObject(notTheirs);
    const lift = { action: "lift" };
    expect(await otherManager.post(`${at}/protection`, lift)).toMatchObject(notTheirs);
    await house.eventually(async () => {
      const { items } = (await cast.statistics.get("/dossiers?scope=all&limit=500")).body;
      const row = items.find((one: { card: { dossier: string } }) => one.card.dossier === dossier);
      expect(row.card).toMatchObject({ name: "Dossier protégé", firstNames: "" });
      expect(JSON.stringify(items)).not.toContain("Zoonekindt");
      expect(await found(cast.statistics, "zoonekindt")).toEqual([]);
      expect(await found(cast.manager, "zoonekindt")).toEqual([dossier]);
    });
    done(await cast.manager.post(`${at}/protection`, lift));
    expect((await cast.reception.get(at)).status).toBe(200);
    expect((await cast.manager.post(`${at}/protection`, lift)).body.code).toBe("not-protected");
  });

  it("a tie declared: the dossier leaves its counsellor's sight for the antenne's list, until another is named", async () => {
    const { house, cast } = scene;
    const other = await neighbour();
    const { dossier, at } = await inHand("Zylbertal");
    done(await cast.counsellor.post(`${at}/ties`));
    expect(await cast.counsellor.get(at)).toMatchObject(notTheirs);
    expect(await cast.counsellor.post(`${at}/ties`)).toMatchObject(notTheirs);
    await house.eventually(async () => {
      expect(await found(cast.counsellor, "zylbertal")).toEqual([]);
      expect(await tasksOf(cast.counsellor, "counsellor:acc-conseillere", dossier)).toEqual([]);
      const tasks = await tasksOf(other, "antenne:dunkerque-centre", dossier);
      expect(tasks).toEqual(["prepare-request"]);
    });
    expect(await protect(at, "acc-conseillere")).toMatchObject({
      status: 422,
      body: { code: "reader-tied" },
    });
    const naming = (account: string) => cast.manager.post(`${at}/referent`, { account });
    expect((await naming("acc-conseillere")).body.code).toBe("counsellor-cannot-see");
    done(await naming("acc-conseiller"));
    expect((await read(other, dossier)).card.counsellor).toBe("acc-conseiller");
    await house.eventually(async () => {
      const tasks = await tasksOf(other, "counsellor:acc-conseiller", dossier);
      expect(tasks).toEqual(["prepare-request"]);
    });
  });
};
