import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, PurgeQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import { happened, referred } from "../../functions/happened.ts";
import { type House, startHouse } from "../house.ts";
import {
  type Cast,
  castOf,
  checked,
  done,
  later,
  orient,
  receive,
  request,
  today,
} from "../steps.ts";

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await startHouse();
  cast = await castOf(house);
});
afterAll(() => house.stop());

const many = 500;
const lanes = 8;
/** Does something for each, a few at a time. */
const forEach = async <Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>) => {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

/** Tries once a second: five hundred mails are much to read. */
const inTime = async (expectation: () => Promise<void>, seconds: number): Promise<void> => {
  for (let left = seconds; ; left -= 1)
    try {
      return await expectation();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
};

/** How many mails speak of each dossier: their address names it. */
const mailsOf = async (dossiers: readonly string[]): Promise<readonly number[]> => {
  const answer = await fetch(`${house.platform.mailbox}/store`);
  const { emails } = (await answer.json()) as { emails: { body: { text?: string } }[] };
  const named = emails.map(
    ({ body }) => /orientations\/([0-9a-f-]{36})/.exec(body.text ?? "")?.[1],
  );
  return dossiers.map((dossier) => named.filter((name) => name === dossier).length);
};

const appointment = () => ({
  date: addDays(today(), 7),
  time: "09:30",
  counsellor: "acc-conseillere",
});

/** A dossier's appointment, saved as the command would, but for a `last` that nobody can read. */
const poison = async (dossier: string): Promise<void> => {
  const { actionsOf } = await import("../../../functions/adapters/table/actions.ts");
  const { evolve } = await import("../../../functions/adapters/table/evolved.ts");
  const { loadDossier } = await import("../../../functions/adapters/table/load.ts");
  const { transact } = await import("../../../functions/adapters/table/transact.ts");
  const before = await loadDossier(dossier);
  const data = { ...appointment(), antenne: "dunkerque-centre", place: "Ici", channel: "sms" };
  const given = { type: "appointment-given", data };
  const after = evolve(
    before.dossier,
    [{ kind: "appointment", id: "appointment", events: [given] }],
    { by: "acc-accueil", at: new Date().toISOString() },
    { key: randomUUID(), body: "", salt: randomUUID() },
  );
  const actions = actionsOf({ before, after }).map((action) =>
    action.Put?.Item?.kind === "appointment" && action.Put.Item.state
      ? { Put: { ...action.Put, Item: { ...action.Put.Item, last: "illisible" } } }
      : action,
  );
  expect(await transact(actions)).toBeUndefined();
};

/** What lies in the bucket of failures, as Lambda writes it there. */
const failures = async (): Promise<readonly string[]> => {
  const s3 = new S3Client({ forcePathStyle: true });
  const Bucket = house.platform.bucketNames.find((name) => name.includes("failures")) ?? "";
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
  const bodies = (Contents ?? []).map(async ({ Key }) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return (await Body?.transformToString()) ?? "";
  });
  return Promise.all(bodies);
};

describe("500 commands while the relay is stopped, a record in the middle that nobody can read", () => {
  const dossiers = Array.from({ length: many }, () => randomUUID());
  const broken = randomUUID();
  let middle = "";

  beforeAll(async () => {
    await house.platform.faults.set({ stopped: ["relay", "project"] });
    await forEach([...dossiers, broken], (dossier) =>
      happened(dossier, referred({ birthName: "Attente" }, "dunkerque-centre", "ccas-dunkerque"), {
        at: new Date().toISOString(),
        by: "acc-prescripteur",
        quiet: true,
      }),
    );
    const give = async (dossier: string) =>
      done(await cast.reception.post(`/dossiers/${dossier}/appointments`, appointment()));
    await forEach(dossiers.slice(0, many / 2), give);
    middle = new Date().toISOString();
    await poison(broken);
    await forEach(dossiers.slice(many / 2), give);
  });

  it("asks nothing of the outside meanwhile", async () => {
    expect(Math.max(...(await mailsOf(dossiers)))).toBe(0);
  });

  it("once started, each has its effect once, none is held back over 60 s", async () => {
    await house.platform.faults.set({ stopped: ["project"] });
    await inTime(async () => expect(Math.min(...(await mailsOf(dossiers)))).toBe(1), 60);
  });

  it("the record is kept, and rings", async () => {
    const kept = await house.eventually(async () => {
      const found = await failures();
      expect(found).toHaveLength(1);
      return found;
    }, 30_000);
    expect(kept[0]).toContain(broken);
    expect(kept[0]).toContain("RetryAttemptsExhausted");
    expect(alarms("relay-failures")).toEqual(["OnFailureDestinationDeliveredEventCount"]);
    expect(await mailsOf([broken])).toEqual([0]);
  });

  it("relaying again from the history mends it, and repeats nothing", async () => {
    const command = ["functions/tools/upkeep/run.ts", "replay", "--since", middle];
    const { stdout } = await promisify(execFile)(process.execPath, command, { env: process.env });
    expect(stdout).toContain("replay.done");
    await inTime(async () => expect(await mailsOf([broken])).toEqual([1]), 60);
    await inTime(async () => expect(await waiting("mail")).toBe(0), 60);
    expect(new Set(await mailsOf([...dossiers, broken]))).toEqual(new Set([1]));
  });
});

/** The metrics of the alarms whose name ends so, in the template that is served. */
const alarms = (name: string): readonly unknown[] => {
  const text = readFileSync("cdk.out/demo-app.template.json", "utf8");
  const resources: readonly { Type: string; Properties: Record<string, unknown> }[] = Object.values(
    JSON.parse(text).Resources,
  );
  return resources
    .filter(({ Type }) => Type === "AWS::CloudWatch::Alarm")
    .filter(({ Properties }) => String(Properties.AlarmName).endsWith(name))
    .map(({ Properties }) => Properties.MetricName);
};

const addressOf = (queue: string) =>
  house.platform.environment[`${queue.toUpperCase().replaceAll("-", "_")}_QUEUE_URL`];

/** Messages that a queue holds, given out or not. */
const waiting = async (queue: string): Promise<number> => {
  const { Attributes } = await new SQSClient({}).send(
    new GetQueueAttributesCommand({ QueueUrl: addressOf(queue), AttributeNames: ["All"] }),
  );
  return (
    Number(Attributes?.ApproximateNumberOfMessages) +
    Number(Attributes?.ApproximateNumberOfMessagesNotVisible)
  );
};

describe("a queue that was emptied by force", () => {
  it("the sweeper asks again: no validated request stays without a check", async () => {
    const dossier = await orient(cast, "Quaegebeur");
    await receive(cast, dossier);
    await request(house, cast, dossier);
    await house.platform.faults.set({ stopped: ["eligibility-check"] });
    done(await cast.manager.post(`/dossiers/${dossier}/entry-request/validation`));
    await house.eventually(async () => expect(await waiting("eligibility-check")).toBe(1));
    await new SQSClient({}).send(
      new PurgeQueueCommand({ QueueUrl: addressOf("eligibility-check") }),
    );
    await house.platform.faults.clear();
    expect(await house.platform.invoke("sweeper", {})).toMatchObject({ ok: true });
    const report = async () => (await cast.statistics.get(`/dossiers/${dossier}`)).body.controls[0];
    expect((await report()).report).toBeUndefined();
    later(house, { minutes: 16 });
    expect(await house.platform.invoke("sweeper", {})).toMatchObject({ ok: true });
    await checked(house, cast.statistics, dossier);
  });
});
