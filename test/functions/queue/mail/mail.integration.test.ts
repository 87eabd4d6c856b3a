import { randomUUID } from "node:crypto";
import type { SQSEvent } from "aws-lambda";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "../../../../domain/directory/directory.ts";
import { dossierNumber } from "../../../../domain/dossier/card.ts";
import { mailsOfUnknownFate } from "../../../../functions/adapters/table/claims.ts";
import { putAccount, putOrganisation } from "../../../../functions/adapters/table/directory.ts";
import { putEvening } from "../../../../functions/adapters/table/figures.ts";
import { handler } from "../../../../functions/queue/mail.ts";
import { startTable } from "../../engine.ts";
import { happened, referred, story } from "../../happened.ts";
import { startMailbox } from "../../mailbox.ts";

let table: Awaited<ReturnType<typeof startTable>>;
let mailbox: Awaited<ReturnType<typeof startMailbox>>;

const account = (id: string, role: Account["roles"][number], more: Partial<Account> = {}) =>
  putAccount({
    id,
    email: `${id}@plie.example`,
    name: id,
    roles: [role],
    antennes: [],
    deputies: [],
    absences: [],
    version: 1,
    ...more,
  });

beforeAll(async () => {
  table = await startTable();
  mailbox = await startMailbox();
  await putOrganisation({ id: "plie", name: "PLIE du Dunkerquois", kind: "plie", version: 1 });
  await account("acc-ccas", "prescriber", { organisation: "ccas" });
  await account("acc-helene", "accompaniment-manager");
  await account("acc-direction", "director");
  await account("acc-gone", "accompaniment-manager", { closedOn: "2020-01-01" });
  await account("acc-luc", "counsellor");
  await account("acc-lucie", "counsellor", {
    absences: [{ account: "acc-luc", from: "2020-01-01", to: "2099-12-31" }],
  });
});
afterAll(async () => {
  await Promise.all([table.stop(), mailbox.stop()]);
});
afterEach(() => mailbox.clear());

const eventOf = (...bodies: unknown[]): SQSEvent =>
  ({
    Records: bodies.map((body, index) => ({
      messageId: `message-${index}`,
      body: typeof body === "string" ? body : JSON.stringify(body),
    })),
  }) as unknown as SQSEvent;

const addressed = async () =>
  (await mailbox.received()).flatMap(({ destination }) => destination.to).sort();

const oriented = async (by = "acc-ccas"): Promise<string> => {
  const id = randomUUID();
  await happened(id, referred(), { by });
  return id;
};

const told = (dossier: string, template: string, n = 1, kind = "appointment", id = kind) => ({
  template,
  dossier,
  kind,
  id,
  n,
});

describe("mail", () => {
  it("tells the partner that an appointment was given, without a word of the person", async () => {
    const id = await oriented();
    expect(await handler(eventOf(told(id, "referral-appointment")))).toEqual({
      batchItemFailures: [],
    });
    expect(await addressed()).toEqual(["acc-ccas@plie.example"]);
    const [mail] = await mailbox.received();
    expect(mail?.subject).toContain(dossierNumber(id));
    const whole = `${mail?.subject} ${mail?.body.html} ${mail?.body.text}`;
    expect(whole).toContain(`https://jalon.plie.example/orientations/${id}`);
    expect(whole).not.toMatch(/Vanhoutte|Jeanne/);
  });

  it("sends one mail for a message that comes twice, at once or later", async () => {
    const id = await oriented();
    const message = told(id, "referral-opinion", 1, "opinion");
    await Promise.all([handler(eventOf(message, message)), handler(eventOf(message))]);
    await handler(eventOf(message));
    expect(await addressed()).toHaveLength(1);
    expect(await mailsOfUnknownFate("2099-01-01")).toEqual([]);
  });

  it("tells nobody outside when the PLIE itself oriented the person", async () => {
    const id = await oriented("acc-helene");
    await handler(eventOf(told(id, "referral-entry", 1, "parcours")));
    expect(await addressed()).toEqual([]);
  });

  it("reminds the stand-in of an absent counsellor, until the documents are resubmitted", async () => {
    const id = await oriented();
    await happened(id, [
      {
        kind: "referral",
        id: "referral",
        events: [
          { type: "counsellor-assigned", data: { counsellor: "acc-lucie", antenne: "centre" } },
        ],
      },
      story.controlRequested("2026-03-01"),
      story.documentsMissing(),
    ]);
    const message = told(id, "documents-missing", 2, "control");
    await handler(eventOf(message));
    expect(await addressed()).toEqual(["acc-luc@plie.example"]);
    await mailbox.clear();
    await happened(id, [story.resubmitted()]);
    await handler(eventOf({ ...message, n: 3 }));
    expect(await addressed()).toEqual([]);
  });

  it("tells the manager at the third return, once, and no closed account", async () => {
    const id = await oriented();
    await happened(id, [story.controlRequested("2026-03-01"), story.documentsMissing()]);
    const message = told(id, "third-return", 2, "control");
    await handler(eventOf(message));
    expect(await addressed()).toEqual([]);
    const round = [story.resubmitted(), story.documentsMissing()];
    await happened(id, [...round, ...round]);
    await handler(eventOf({ ...message, n: 6 }));
    await happened(id, round);
    await handler(eventOf({ ...message, n: 8 }));
    expect(await addressed()).toEqual(["acc-helene@plie.example"]);
  });

  it("tells each opening of a colleague's dossier to the managers who may read it", async () => {
    const id = await oriented();
    const onPerson = (type: string, data: object) =>
      happened(id, [{ kind: "person", id: "person", events: [{ type, data }] }]);
    const until = "2099-01-01T00:00:00.000Z";
    await onPerson("dossier-opened", { account: "acc-luc", code: "person-present", until });
    const message = told(id, "dossier-opened", 2, "person");
    await handler(eventOf(message, message));
    expect(await addressed()).toEqual(["acc-helene@plie.example"]);
    const [mail] = await mailbox.received();
    expect(mail?.body.text).toContain("La personne se présente à l’antenne");
    expect(`${mail?.subject} ${mail?.body.text}`).not.toMatch(/Vanhoutte|Jeanne|acc-luc/);
    await mailbox.clear();
    await onPerson("dossier-protected", { readers: ["acc-lucie"] });
    await handler(eventOf({ ...message, n: 3 }));
    expect(await addressed()).toEqual([]);
  });

  it("sends the report of an evening, and waits while the evening has no figures", async () => {
    const message = { template: "night-report", date: "2026-06-30", account: "acc-direction" };
    const early = await handler(eventOf(message));
    expect(early.batchItemFailures).toEqual([{ itemIdentifier: "message-0" }]);
    const evening = { scope: "all", date: "2026-06-30", passages: 0, attainments: [] };
    await putEvening({ ...evening, toBeConfirmed: true });
    await handler(eventOf(message));
    const [mail] = await mailbox.received();
    expect(mail?.subject).toMatch(/30\sjuin\s2026/);
  });

  it("alerts the manager of orientations that nobody touched, those closed since left out", async () => {
    const [open, closed] = [await oriented(), await oriented()];
    await happened(closed, [
      {
        kind: "referral",
        id: "referral",
        events: [{ type: "referral-closed", data: { code: "x" } }],
      },
    ]);
    const message = { template: "untouched-referrals", date: "2026-04-01" };
    await handler(eventOf({ ...message, dossiers: `${open} ${closed}` }));
    const [mail] = await mailbox.received();
    expect(mail?.body.text).toContain(dossierNumber(open));
    expect(mail?.body.text).not.toContain(dossierNumber(closed));
  });

  it("fails a broken message alone, and lets a dossier that is gone be", async () => {
    const id = await oriented();
    const answer = await handler(
      eventOf(
        "{",
        { template: "unknown" },
        told(randomUUID(), "referral-closed", 1, "referral"),
        told(id, "referral-closed", 2, "referral"),
      ),
    );
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
      "message-0",
      "message-1",
    ]);
    expect(await addressed()).toHaveLength(1);
  });
});

describe("a mail whose fate is not known", () => {
  it("is listed and never sent again, once SES gave no answer", async () => {
    const id = await oriented();
    const message = told(id, "referral-entry", 1, "parcours");
    await mailbox.stop();
    expect(await handler(eventOf(message))).toEqual({ batchItemFailures: [] });
    const listed = await mailsOfUnknownFate("2099-01-01");
    expect(listed.map(({ template }) => template)).toEqual(["referral-entry"]);
    expect(JSON.stringify(listed)).not.toContain(id);
    mailbox = await startMailbox();
    expect(await handler(eventOf(message))).toEqual({ batchItemFailures: [] });
    expect(await addressed()).toEqual([]);
  });

  it("is settled by SES's own word, which may come late, twice, or of a mail of somebody else", async () => {
    const [unknown] = await mailsOfUnknownFate("2099-01-01");
    const sent = { outcome: "Email Sent", claim: [unknown?.claim], at: "2026-04-01T08:00:00Z" };
    const bounced = { ...sent, outcome: "Email Bounced", at: "2026-04-01T08:01:00Z" };
    const foreign = { ...sent, claim: ["of-another-stage"] };
    expect(await handler(eventOf(bounced, sent, sent, foreign))).toEqual({ batchItemFailures: [] });
    expect(await mailsOfUnknownFate("2099-01-01")).toEqual([]);
    const unreadable = await handler(eventOf({ ...sent, outcome: "Email Eaten" }));
    expect(unreadable.batchItemFailures).toHaveLength(1);
  });
});
