import { beforeAll, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { pdf } from "../fixtures/pdfs.ts";
import type { Person } from "./house.ts";
import { openScene } from "./scene.ts";
import { done, orient, read, receive, today, upload } from "./steps.ts";

const scene = openScene();

type Reading = { dossier: string; number: string; by: string; for?: string; document?: string };

/** What the log says of a dossier, oldest first; the page itself was opened within one minute or two. */
const readingsOf = async (person: Person, dossier: string): Promise<readonly Reading[]> => {
  const { status, body } = await person.get(`/dossiers/${dossier}/readings`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items.toReversed();
};

const saidBy = (items: readonly Reading[], account: string) =>
  items.find(({ by, document }) => by === account && document === undefined);

let dossier = "";
beforeAll(async () => {
  dossier = await orient(scene.cast, "Quaghebeur");
});

it("who opens a dossier is told to the manager: the account, and in whose name", async () => {
  const { house, cast } = scene;
  await receive(cast, dossier);
  await read(cast.counsellor, dossier);
  await read(cast.reception, dossier);
  const dates = { from: today(), to: addDays(today(), 1) };
  const absence = { account: "acc-conseiller", ...dates };
  done(await cast.counsellor.post("/accounts/acc-conseillere/absences", absence));
  await read(await house.as("acc-conseiller"), dossier);
  await house.eventually(async () => {
    const items = await readingsOf(cast.manager, dossier);
    expect(saidBy(items, "acc-conseillere")).toBeDefined();
    expect(saidBy(items, "acc-accueil")).toBeDefined();
    expect(saidBy(items, "acc-conseiller")).toMatchObject({ for: "acc-conseillere" });
  }, 20_000);
});

it("a paper that is opened is told with it; what was refused is no reading", async () => {
  const { house, cast } = scene;
  const file = { bytes: await pdf(1), type: "application/pdf" };
  const id = await upload(house, cast.counsellor, dossier, "rsa-certificate", file);
  const path = `/dossiers/${dossier}/documents/${id}/link`;
  await house.eventually(async () => done(await cast.statistics.post(path)));
  expect((await cast.colleague.get(`/dossiers/${dossier}`)).status).toBe(404);
  expect((await cast.colleague.post(path)).status).toBe(404);
  await house.eventually(async () => {
    const items = await readingsOf(cast.manager, dossier);
    const papers = items.filter(({ document }) => document === id);
    expect(papers.map(({ by }) => by)).toEqual(["acc-statistiques"]);
    expect(items.some(({ by }) => by === "acc-conseiller-gs")).toBe(false);
  }, 20_000);
});

it("the administrator reads the day's log: numbers of dossiers, nobody's name", async () => {
  const { house, cast } = scene;
  const { card } = await read(cast.manager, dossier);
  await house.eventually(async () => {
    const { status, body } = await cast.administrator.get("/readings?limit=500");
    expect(status).toBe(200);
    const own = (body.items as Reading[]).filter((one) => one.dossier === dossier);
    expect(saidBy(own, "acc-accueil")).toMatchObject({ number: card.number });
    expect(JSON.stringify(body)).not.toContain("Quaghebeur");
  }, 20_000);
  const other = await cast.administrator.get(`/readings?day=${addDays(today(), -1)}`);
  expect(other.body.items).toEqual([]);
});

it("page after page; each log is for those who answer for it, and for nobody else", async () => {
  const { cast } = scene;
  const first = (await cast.administrator.get("/readings?limit=1")).body;
  const next = await cast.administrator.get(
    `/readings?limit=1&cursor=${encodeURIComponent(first.cursor)}`,
  );
  expect(next.body.items).toHaveLength(1);
  expect(next.body.items).not.toEqual(first.items);
  for (const person of [cast.counsellor, cast.statistics, cast.reception, cast.partner])
    expect((await person.get("/readings")).status).toBe(403);
  expect((await cast.manager.get("/readings")).status).toBe(403);
  expect((await cast.administrator.get(`/dossiers/${dossier}/readings`)).status).toBe(404);
  expect((await cast.counsellor.get(`/dossiers/${dossier}/readings`)).status).toBe(403);
});
