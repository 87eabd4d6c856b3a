import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { expect, it } from "vitest";
import { openScene } from "./scene.ts";
import {
  bornOn,
  done,
  entered,
  later,
  orient,
  orientation,
  read,
  receive,
  today,
} from "./steps.ts";

const scene = openScene();

type Mail = { readonly to: readonly string[]; readonly subject: string; readonly whole: string };

/** The mails that left so far, oldest first. */
const mails = async (): Promise<readonly Mail[]> => {
  const answer = await fetch(`${scene.house.platform.mailbox}/store`);
  const { emails } = (await answer.json()) as {
    emails: {
      destination: { to: string[] };
      subject: string;
      body: { html?: string; text?: string };
    }[];
  };
  return emails.map(({ destination, subject, body }) => ({
    to: destination.to,
    subject,
    whole: `${subject} ${body.html} ${body.text}`,
  }));
};

/** The subjects that the partner got about a dossier, and no name in any of those mails. */
const toldOf = async (dossier: string, ...names: readonly string[]): Promise<readonly string[]> => {
  const found = (await mails()).filter(({ whole }) => whole.includes(`/orientations/${dossier}`));
  for (const { to, whole } of found) {
    expect(to).toHaveLength(1);
    for (const name of [...names, "Jeanne"]) expect(whole).not.toContain(name);
  }
  return found.map(({ subject }) => subject.split(/\s: /).at(-1) ?? "");
};

const given = "un rendez-vous a été donné";
const opinion = "un avis a été rendu";
const inParcours = "entrée en parcours";
const closed = "votre orientation est close";

/** What the table keeps of the mails that were claimed. */
const claims = async (): Promise<readonly Record<string, unknown>[]> => {
  const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const { Items = [] } = await table.send(
    new ScanCommand({
      TableName: scene.house.platform.table,
      FilterExpression: "begins_with(pk, :mail)",
      ExpressionAttributeValues: { ":mail": "CLAIM#mail#" },
    }),
  );
  return Items;
};

it("a mail is settled by SES's own word, and one that came back is recorded", async () => {
  const { house, cast } = scene;
  const partner = {
    // SES's mailbox simulator gives back what is sent to this address, in AWS as here.
    email: "bounce@simulator.amazonses.com",
    name: "Gaëlle Parti",
    roles: ["prescriber"],
    organisation: "ccas-dunkerque",
  };
  done(await cast.administrator.post("/accounts", partner));
  const gaelle = await house.as(partner.email);
  for (const [person, name] of [
    [gaelle, "Vandamme"],
    [cast.partner, "Vandewalle"],
  ] as const) {
    const { dossier } = done(await person.post("/referrals", orientation(name)));
    const appointment = { date: today(), time: "23:45", counsellor: "acc-conseillere" };
    done(await cast.reception.post(`/dossiers/${dossier}/appointments`, appointment));
  }
  const settled = await house.eventually(async () => {
    const found = await claims();
    expect(found.filter(({ sentAt }) => sentAt)).toHaveLength(2);
    expect(found.filter(({ bouncedAt }) => bouncedAt)).toHaveLength(1);
    return found;
  });
  for (const claim of settled) {
    expect(claim).toMatchObject({
      template: "referral-appointment",
      finishedAt: expect.any(String),
    });
    expect(claim).not.toHaveProperty("waitingFor");
  }
});

it("the partner is told of appointment, opinion and entry, without a name", async () => {
  const { house, cast } = scene;
  const dossier = await entered(house, cast, "Vanmessage");
  await house.eventually(async () => {
    const told = await toldOf(dossier, "Vanmessage");
    expect(told).toEqual(expect.arrayContaining([given, opinion, inParcours]));
    expect(told).toHaveLength(3);
  });
});

it("the partner is told of the closing, once its account is closed its colleagues are", async () => {
  const { house, cast } = scene;
  const account = (name: string) => ({
    email: `${name}@example.org`,
    name,
    roles: ["prescriber"],
    organisation: "ccas-grande-synthe",
  });
  const { id } = done(await cast.administrator.post("/accounts", account("partie")));
  done(await cast.administrator.post("/accounts", account("restee")));
  const gone = await house.as("partie@example.org");
  const { dossier } = done(await gone.post("/referrals", orientation("Vanclos")));
  done(await cast.administrator.post(`/accounts/${id}/closing`));
  const path = `/dossiers/${dossier}/referral/withdrawal`;
  done(await cast.manager.post(path, { code: "person-gives-up" }));
  await house.eventually(async () => {
    expect(await toldOf(String(dossier), "Vanclos")).toContain(closed);
    const last = (await mails()).filter(({ whole }) => whole.includes(`/orientations/${dossier}`));
    expect(last.flatMap(({ to }) => to)).toContain("restee@example.org");
    expect(last.flatMap(({ to }) => to)).not.toContain("partie@example.org");
  });
});

it("a partner never learns that somebody was known: an attached orientation looks in hand, and follows", async () => {
  const { house, cast } = scene;
  const first = await orient(cast, "Vanconnue", bornOn("Vanconnue", "1970-01-01"));
  const second = await orient(cast, "Vanconnue", bornOn("Vanconnue", "1970-01-02"));
  done(await cast.manager.post(`/dossiers/${second}/attachment`, { dossier: first }));
  const seen = async (dossier: string) => (await cast.partner.get(`/referrals/${dossier}`)).body;
  expect(await seen(second)).toMatchObject({ stage: "appointment", mayWithdraw: true });
  await house.eventually(async () => expect(await toldOf(second, "Vanconnue")).toEqual([given]));
  await receive(cast, first);
  await house.eventually(async () => expect((await seen(second)).stage).toBe("request"));
  await house.eventually(async () =>
    expect(await toldOf(second, "Vanconnue")).toEqual([given, opinion]),
  );
  const third = await orient(cast, "Vanconnue", bornOn("Vanconnue", "1970-01-03"));
  await receive(cast, third);
  done(await cast.manager.post(`/dossiers/${third}/attachment`, { dossier: first }));
  expect((await seen(third)).stage).toBe("request");
  const code = { code: "person-gives-up" };
  done(await cast.manager.post(`/dossiers/${first}/referral/withdrawal`, code));
  const own = await seen(first);
  expect(own).toMatchObject({
    stage: "closed",
    outcome: "Parcours non engagé",
    mayWithdraw: false,
  });
  for (const dossier of [second, third])
    await house.eventually(async () =>
      expect(await seen(dossier)).toMatchObject({ stage: "closed", outcome: own.outcome }),
    );
  await house.eventually(async () => {
    expect(await toldOf(second, "Vanconnue")).toEqual([given, opinion, closed]);
    expect(await toldOf(third, "Vanconnue")).toEqual([given, opinion, closed]);
  });
  await house.eventually(async () => {
    const { items } = (await cast.partner.get("/referrals?limit=500")).body;
    for (const dossier of [second, third])
      expect(items.find((one: { dossier: string }) => one.dossier === dossier)).toMatchObject({
        stage: "closed",
        outcome: own.outcome,
      });
  });
});

it("a partner goes on seeing its own orientation of a protected dossier, and takes it back", async () => {
  const { house, cast } = scene;
  const dossier = await orient(cast, "Vanprotegee");
  const protect = { action: "protect", readers: ["acc-accompagnement", "acc-conseillere"] };
  done(await cast.manager.post(`/dossiers/${dossier}/protection`, protect));
  const mine = async () => (await cast.partner.get(`/referrals/${dossier}`)).body;
  expect(await mine()).toMatchObject({ stage: "referred", name: "Vanprotegee" });
  await house.eventually(async () => {
    const { items } = (await cast.partner.get("/referrals?limit=500")).body;
    expect(items.find((one: { dossier: string }) => one.dossier === dossier).name).toBe(
      "Vanprotegee",
    );
  });
  expect((await cast.reception.get(`/dossiers/${dossier}`)).status).toBe(404);
  expect((await cast.partner.get(`/dossiers/${dossier}`)).status).not.toBe(200);
  const { version } = await mine();
  const taken = await cast.partner.post(
    `/dossiers/${dossier}/referral/withdrawal`,
    { code: "mistake" },
    { seen: version },
  );
  expect(taken.body.card).toMatchObject({ stage: "closed", name: "Vanprotegee" });
  expect(await mine()).toMatchObject({ stage: "closed", mayWithdraw: false });
});

it("after 15 days the manager is alerted once of what waits, in the words of each case", async () => {
  const { house, cast } = scene;
  const untouched = await orient(cast, "Vanoubliee");
  const missed = await orient(cast, "Vanabsentee");
  const { id } = done(
    await cast.reception.post(`/dossiers/${missed}/appointments`, {
      date: today(),
      time: "23:45",
      counsellor: "acc-conseillere",
    }),
  );
  const presence = `/dossiers/${missed}/appointments/${id}/presence`;
  done(await cast.counsellor.post(presence, { presence: "excused" }));
  const numberOf = async (dossier: string) => (await read(cast.manager, dossier)).card.number;
  const numbers = { untouched: await numberOf(untouched), missed: await numberOf(missed) };
  const alerts = async () =>
    (await mails()).filter(({ subject }) => subject.includes("depuis plus de 15 jours"));
  const sweep = () => house.platform.invoke("sweeper", {});
  await sweep();
  await later(house, { days: 14 });
  await sweep();
  expect(await alerts()).toEqual([]);
  await later(house, { days: 3 });
  await sweep();
  const alert = await house.eventually(async () => {
    const [found] = await alerts();
    expect(found).toBeDefined();
    return found?.whole ?? "";
  });
  const [, text = ""] = alert.split("</html>");
  const parts = text.split("n’est pas venue");
  expect(parts).toHaveLength(2);
  expect(parts[0]).toContain("ni rendez-vous, ni contact");
  expect(parts[0]).toContain(numbers.untouched);
  expect(parts[0]).not.toContain(numbers.missed);
  expect(parts[1]).toContain(numbers.missed);
  expect(alert).not.toMatch(/Vanoubliee|Vanabsentee|Jeanne/);
  await later(house, { days: 1 });
  await sweep();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const told = (await alerts()).flatMap(({ to, whole }) =>
    whole.includes(numbers.untouched) ? to : [],
  );
  expect(new Set(told).size).toBe(told.length);
});
