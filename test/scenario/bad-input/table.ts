import { afterEach, expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import { recordOf, statesOf, streamOf } from "../../functions/stream/stream-events.ts";
import type { Scene } from "../scene.ts";
import {
  controlled,
  done,
  historyOf,
  orient,
  read,
  receive,
  request,
  tasksOf,
  today,
} from "../steps.ts";
import { queueNames, queuesOf } from "./queues.ts";
import { expectRefused } from "./refused.ts";

/** What the table does now and then: records twice, late or in another order; late indexes; conflicts; throttling. */
export const table = (scene: Scene): void => {
  afterEach(() => scene.house.platform.faults.clear());

  const mailsAbout = async (dossier: string): Promise<number> => {
    const { number } = (await read(scene.cast.manager, dossier)).card;
    const store = await fetch(`${scene.house.platform.mailbox}/store`);
    const { emails } = (await store.json()) as { emails: unknown[] };
    return emails.filter((mail) => JSON.stringify(mail).includes(number)).length;
  };
  const found = async (name: string): Promise<number> =>
    (await scene.cast.manager.post("/searches", { text: name })).body.items.length;

  it("stream records twice: one check, one mail of each kind, one row in the search", async () => {
    const { cast, house } = scene;
    const dossier = await controlled(house, cast, "Noterdaeme");
    await house.eventually(async () => expect(await mailsAbout(dossier)).toBe(2), 20_000);
    const before = await historyOf(cast.manager, dossier);
    const records = (await statesOf(dossier)).map((item) => recordOf(item));
    for (const reader of ["relay", "project"])
      expect(
        await house.platform.invoke(reader, streamOf(...records, ...records.toReversed())),
      ).toMatchObject({ ok: true, value: { batchItemFailures: [] } });
    const next = await controlled(house, cast, "Olivier");
    await house.eventually(async () => expect(await mailsAbout(next)).toBe(2), 20_000);
    expect(await mailsAbout(dossier)).toBe(2);
    expect(await historyOf(cast.manager, dossier)).toEqual(before);
    expect(await found("Noterdaeme")).toBe(1);
  });

  it("late: what was done meanwhile is told and found once the readers are back", async () => {
    const { cast, house } = scene;
    await house.platform.faults.set({ stopped: ["relay", "project"] });
    const dossier = await orient(cast, "Pollefoort");
    await receive(cast, dossier);
    expect(await found("Pollefoort")).toBe(0);
    expect(await mailsAbout(dossier)).toBe(0);
    await house.platform.faults.clear();
    await house.eventually(async () => {
      expect(await found("Pollefoort")).toBe(1);
      expect(await mailsAbout(dossier)).toBe(2);
    }, 20_000);
  });

  it("before their siblings: the story comes out the same", async () => {
    const { cast, house } = scene;
    await house.platform.faults.set({ outOfOrder: true });
    const dossier = await controlled(house, cast, "Quintyn");
    expect((await read(cast.statistics, dossier)).card.stage).toBe("control");
    await house.eventually(async () => {
      expect(await found("Quintyn")).toBe(1);
      expect(await mailsAbout(dossier)).toBe(2);
    }, 20_000);
  });

  it("an index five seconds late: the list lags, the dossier does not, and nothing is decided twice", async () => {
    const { cast, house } = scene;
    const dossier = await orient(cast, "Rigaux");
    await receive(cast, dossier);
    await request(house, cast, dossier);
    const listed = () => tasksOf(cast.manager, "accompaniment-manager", dossier);
    expect(await listed()).toEqual(["validate-request"]);
    await house.platform.faults.set({ indexLag: 5_000 });
    const path = `/dossiers/${dossier}/entry-request`;
    done(
      await cast.manager.post(`${path}/return`, { code: "project-unclear", words: "À préciser." }),
    );
    expect(await listed()).toEqual(["validate-request"]);
    expect((await read(cast.manager, dossier)).card.stage).toBe("request");
    expectRefused(await cast.manager.post(`${path}/validation`), 409, "request-not-submitted");
    await house.eventually(async () => expect(await listed()).toEqual([]), 8_000);
  });

  it.each([
    ["transaction conflicts", "transactionConflicts"],
    ["throttling", "throttles"],
  ] as const)(
    "%s: passing ones go unseen; lasting ones say so, and the same request goes through later",
    async (_, fault) => {
      const { cast, house } = scene;
      const dossier = await orient(cast, "Sanders");
      // Nobody else may meet the fault: what a consumer fails at comes back after minutes.
      await queuesOf(house).quiet();
      const stopped = ["relay", "project", ...queueNames];
      await house.platform.faults.set({ stopped, [fault]: 2 });
      const path = `/dossiers/${dossier}/appointments`;
      const soon = { date: addDays(today(), 1), time: "10:00", counsellor: "acc-conseillere" };
      const { id } = done(await cast.reception.post(path, soon));
      expect(house.platform.faults.state()[fault]).toBe(0);

      await house.platform.faults.set({ [fault]: 1_000 });
      const key = crypto.randomUUID();
      const moved = { ...soon, time: "11:00", code: "person-asks" };
      const move = () => cast.reception.post(`${path}/${id}/move`, moved, { key });
      expectRefused(await move(), 503, "busy");
      await house.platform.faults.set({ [fault]: 0 });
      expect((await read(cast.counsellor, dossier)).appointments[0].time).toBe("10:00");
      const made = done(await move());
      expect(done(await move())).toEqual(made);
      const types = (await historyOf(cast.manager, dossier)).map(({ type }) => type);
      expect(types.filter((type) => type === "appointment-moved")).toHaveLength(1);
    },
  );
};
