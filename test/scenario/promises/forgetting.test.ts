import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { GetObjectCommand, ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import { fromParquet } from "../../../functions/schedule/attainment/file.ts";
import { type House, startHouse } from "../house.ts";
import {
  answer,
  type Cast,
  castOf,
  checked,
  done,
  later,
  orient,
  read,
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

/** What only one of them said: no two share a number, a day, a place or a barrier. */
const marks = {
  Ophoven: { first: "Apolline", phone: "06 98 76 54 32", born: "1979-03-05", theme: "wellbeing" },
  Quintelier: { first: "Bérénice", phone: "06 87 65 43 21", born: "1981-07-19", theme: "language" },
  Restiaux: { first: "Clotilde", phone: "06 76 54 32 10", born: "1984-11-23", theme: "digital" },
} as const;
type Name = keyof typeof marks;

/** Words that nobody else's dossier holds. */
const wordsOf = (birthName: Name) => ({
  identity: {
    birthName,
    usedName: `${birthName}-Usage`,
    formerNames: [`${birthName}-Ancien`],
    firstNames: marks[birthName].first,
    sex: "woman",
    birth: { kind: "complete", date: marks[birthName].born },
    birthPlace: `Lieu ${birthName}`,
  },
  contact: {
    phone: marks[birthName].phone,
    email: `${birthName.toLowerCase()}@example.org`,
    channel: "email",
  },
  residence: { commune: "59183", street: [`17 rue ${birthName}`], from: "2015-01-01" },
  reason: `Motif ${birthName}.`,
});

/** Everything by which somebody could be told: as it was typed, and as it is kept. */
const needlesOf = (birthName: Name): readonly string[] => {
  const { first, phone, born } = marks[birthName];
  const kept = phone.replaceAll(" ", "").slice(1);
  return [birthName, first, phone, kept, born];
};

/** From the orientation to the entry by a session, its minutes, the contract: everything that leaves a trace. */
const live = async (birthName: Name): Promise<{ dossier: string; session: string }> => {
  const dossier = await orient(cast, birthName, wordsOf(birthName));
  await receive(cast, dossier, "acc-conseillere", {
    place: `Permanence ${birthName}`,
    barriers: { [marks[birthName].theme]: 3 },
  });
  done(
    await cast.counsellor.post(`/dossiers/${dossier}/documents`, {
      kinds: ["rqth-decision"],
      name: `rqth ${birthName}.pdf`,
      size: 1_000,
      type: "application/pdf",
      sha256: "0".repeat(64),
      expiresOn: addDays(today(), 100),
    }),
  );
  await request(house, cast, dossier);
  done(await cast.manager.post(`/dossiers/${dossier}/entry-request/validation`));
  await checked(house, cast.statistics, dossier);
  done(await answer(cast, dossier, "granted"));
  const { session } = done(
    await cast.animation.post("/entry-sessions", { date: today(), dossiers: [{ dossier }] }),
  );
  await house.eventually(async () => {
    const { body } = await cast.animation.get(`/entry-sessions/${session}`);
    expect(body).toMatchObject({ settled: 1, minutesReady: true });
  }, 20_000);
  done(await cast.counsellor.post(`/dossiers/${dossier}/contract`));
  await house.eventually(async () => {
    expect((await read(cast.counsellor, dossier)).contract.status).toBe("produced");
  }, 20_000);
  return { dossier, session: session ?? "" };
};

/** Every id that was ever given to something of a dossier. */
const idsOf = async (dossier: string): Promise<readonly string[]> => {
  const { loadDossier } = await import("../../../functions/adapters/table/load.ts");
  const loaded = (await loadDossier(dossier)).dossier;
  const states = loaded.states.map(({ id }) => id);
  const person = loaded.states.find(({ kind }) => kind === "person")?.state as { personId: string };
  return [...new Set([dossier, person.personId, ...states, ...Object.keys(loaded.leaves)])];
};

const upkeep = async (...command: readonly string[]): Promise<void> => {
  const parameters = ["functions/tools/upkeep/run.ts", ...command];
  await promisify(execFile)(process.execPath, parameters, { env: process.env });
};

type Trace = { readonly where: string; readonly text: string };

const inTable = async (): Promise<readonly Trace[]> => {
  const { callService } = await import("../../../functions/adapters/wire.ts");
  const found: Trace[] = [];
  let start: Record<string, never> | undefined;
  do {
    const page = await callService("dynamodb", "Scan", {
      TableName: house.platform.table,
      ExclusiveStartKey: start,
    });
    for (const item of page.Items as Record<string, { S: string }>[])
      found.push({ where: `${item.pk?.S} ${item.sk?.S}`, text: JSON.stringify(item) });
    start = page.LastEvaluatedKey as Record<string, never> | undefined;
  } while (start);
  return found;
};

/** What a file says: its text when it is a PDF, its rows when it is Parquet. */
const saidBy = async (key: string, bytes: Uint8Array): Promise<string> => {
  const text = new TextDecoder().decode(bytes);
  if (text.startsWith("%PDF-")) return (await extractText(bytes, { mergePages: true })).text;
  return key.endsWith(".parquet") ? JSON.stringify(await fromParquet(bytes)) : text;
};

/** Every version of every object of every bucket. */
const inBuckets = async (): Promise<readonly Trace[]> => {
  const s3 = new S3Client({ forcePathStyle: true });
  const found: Trace[] = [];
  for (const Bucket of house.platform.bucketNames) {
    const { Versions, DeleteMarkers } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    for (const { Key = "" } of DeleteMarkers ?? []) found.push({ where: Bucket, text: Key });
    for (const { Key = "", VersionId } of Versions ?? []) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      found.push({ where: `${Bucket}/${Key}`, text: `${Key} ${await saidBy(Key, bytes)}` });
    }
  }
  return found;
};

const inQueues = async (): Promise<readonly Trace[]> => {
  const sqs = new SQSClient({});
  const peek = { MaxNumberOfMessages: 10, VisibilityTimeout: 0 };
  const found = house.platform.queueUrls.map(async (QueueUrl) => {
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, ...peek }));
    return (Messages ?? []).map(({ Body = "" }) => ({ where: QueueUrl, text: Body }));
  });
  return (await Promise.all(found)).flat();
};

const inLogs = (): readonly Trace[] => {
  const folder = join(house.platform.directory, "logs");
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), "utf8")
      .split("\n")
      .map((text) => ({ where: name, text })),
  );
};

/** Where any of these is still said. */
const left = async (needles: readonly string[]): Promise<readonly string[]> => {
  const traces = [...(await inTable()), ...(await inBuckets()), ...(await inQueues()), ...inLogs()];
  return traces.flatMap(({ where, text }) => {
    const said = needles.filter((needle) => text.toLowerCase().includes(needle.toLowerCase()));
    return said.length > 0 ? [`${where}: ${said.join(", ")} in ${text.slice(0, 160)}`] : [];
  });
};

describe("forgettable apart from kept", () => {
  let words: { dossier: string; session: string };
  let whole: { dossier: string; session: string };
  let others: { dossier: string; session: string };

  beforeAll(async () => {
    words = await live("Ophoven");
    whole = await live("Quintelier");
    others = await live("Restiaux");
    later(house, { days: 1 });
    expect(await house.platform.invoke("attainment", {})).toEqual({
      ok: true,
      value: null,
      took: expect.anything(),
    });
  }, 120_000);

  it("the traces are many before, and none is in a log, a queue or a mail", async () => {
    const names = (Object.keys(marks) as Name[]).flatMap(needlesOf);
    const before = await left(["Quintelier", whole.dossier]);
    const [table, minutes] = [/^DOSSIER#/, /prints\/sessions\//];
    for (const place of [table, minutes]) expect(before.some((one) => place.test(one))).toBe(true);
    for (const { text } of [...(await inQueues()), ...inLogs()])
      for (const name of names) expect(text).not.toContain(name);
    const mails = await (await fetch(`${house.platform.mailbox}/store`)).text();
    for (const name of names) expect(mails).not.toContain(name);
  });

  it("the words of one person are deleted: none is left, and every history verifies", async () => {
    await upkeep("forget-words", words.dossier);
    await upkeep("verify");
    const { session } = words;
    await house.eventually(async () => {
      const { body } = await cast.animation.get(`/entry-sessions/${session}`);
      expect(body.minutesReady).toBe(true);
    }, 20_000);
    // The contract that was signed is a file of its own, kept as a proof until its retention ends.
    const contract = new RegExp(`/prints/${words.dossier}/`);
    const said = await left(needlesOf("Ophoven"));
    expect(said.filter((one) => !contract.test(one))).toEqual([]);
    const own = (await inTable()).filter(({ text }) => text.includes(words.dossier));
    for (const { text } of own) expect(text).not.toContain(marks.Ophoven.theme);
    const { body } = await cast.manager.get(`/dossiers/${words.dossier}/timeline?limit=200`);
    expect(body.items.length).toBeGreaterThan(10);
    expect((await cast.manager.get(`/dossiers/${words.dossier}`)).body.card.stage).toBe(
      "participant",
    );
  });

  it("one passage anonymised: no word, name or id of it is left in table, buckets, queues or logs", async () => {
    const ids = await idsOf(whole.dossier);
    await upkeep("forget-passage", whole.dossier);
    const { session } = whole;
    await house.eventually(async () => {
      const { body } = await cast.animation.get(`/entry-sessions/${session}`);
      expect(body).toMatchObject({ lines: [], minutesReady: true });
    }, 20_000);
    expect(await left([...ids, ...needlesOf("Quintelier")])).toEqual([]);
    expect((await cast.manager.get(`/dossiers/${whole.dossier}`)).status).toBe(404);
    expect((await cast.partner.get(`/referrals/${whole.dossier}`)).status).toBe(404);
  });

  it("nobody else is forgotten with them, and the figures of that evening stand", async () => {
    await upkeep("verify");
    await upkeep("reconcile");
    expect((await read(cast.manager, others.dossier)).card.name).toBe("Restiaux-Usage");
    const { body } = await cast.manager.get(`/objectives?date=${addDays(today(), -1)}`);
    expect(body.passages).toBe(3);
  });
});
