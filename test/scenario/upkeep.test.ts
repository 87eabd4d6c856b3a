import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { openControl } from "../../local/control.ts";
import { openScene } from "./scene.ts";
import { bornOn, done, entered, orient } from "./steps.ts";

const scene = openScene();
const repository = join(import.meta.dirname, "../..");
const name = "Vanquaeckebeke";

/** A person up to her entry; others who look like her; a search for her by name; what is refused, with her name in it. */
beforeAll(async () => {
  const { house, cast } = scene;
  await entered(house, cast, name);
  await orient(cast, name, bornOn(name, "1980-02-29"));
  await house.eventually(async () => {
    const { items } = done(await cast.manager.post("/searches", { text: name })) as {
      items: unknown;
    };
    expect(items).toHaveLength(2);
  });
  const refused = await cast.partner.post("/referrals", { identity: { birthName: name, x: name } });
  expect(refused.status).toBe(422);
  const lost = await cast.manager.get(`/dossiers/${name}`);
  expect(lost.status).toBe(404);
});

describe("logs", () => {
  /** Every line that functions wrote, by function. */
  const logs = (): ReadonlyMap<string, string> => {
    const folder = join(scene.house.platform.directory, "logs");
    const files = readdirSync(folder).map((file) => [
      file,
      readFileSync(join(folder, file), "utf8"),
    ]);
    return new Map(files as [string, string][]);
  };
  const folded = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

  it("tell what every function did, by code", () => {
    const worked = [...logs()].filter(([, text]) => /"code":"/.test(text)).map(([file]) => file);
    expect(worked).toEqual(
      expect.arrayContaining(
        ["casework", "documents", "eligibility-check", "mail", "project", "relay"].map(
          (entry) => `${entry}.log`,
        ),
      ),
    );
  });

  it.each([
    ["a name", [name, "Jeanne"]],
    ["a birth date", ["1980-02-29", "29/02/1980", "29 février 1980", "19800229"]],
    ["a phone or a street", ["06 12 34 56 78", "0612345678", "+336", "Cunette"]],
    ["what somebody wrote", ["accompagnement.", "Parcours retracé", "Motivation", "engager"]],
    ["an address of a mail, a name of staff", ["@example.org", "Coppin", "Carpentier"]],
    ["a file's name or a secret", ["rsa-certificate.pdf", "Bearer ", "X-Amz-Signature"]],
  ])("never hold %s", (_what, words) => {
    for (const [file, text] of logs())
      for (const word of words)
        expect(folded(text).includes(folded(word)), `${word}, ${file}`).toBe(false);
  });
});

describe("upkeep, on the platform that runs", () => {
  const local = async (...command: string[]) => {
    const { platform } = scene.house;
    const control = await openControl(platform);
    try {
      const parameters = ["local/within.ts", "--directory", platform.directory, ...command];
      const { stdout } = await promisify(execFile)(process.execPath, parameters, {
        cwd: repository,
      });
      return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
    } finally {
      await control.stop();
    }
  };

  it("verifies every history, rebuilds and reconciles, and forgets again what was forgotten", async () => {
    const all = { dossiers: 2, wrong: 0 };
    expect(await local("verify")).toMatchObject({ code: "verify.done", ...all });
    expect(await local("rebuild")).toMatchObject({ code: "rebuild.done", ...all });
    expect(await local("reconcile")).toMatchObject({ code: "reconcile.done", ...all });
    expect(await local("forget-again")).toMatchObject({ code: "forget-again.done", done: 0 });
  });

  it("relays again, by the platform's clock, and nobody is told twice", async () => {
    const { house } = scene;
    const mails = async () => {
      const answer = await fetch(`${house.platform.mailbox}/store`);
      return ((await answer.json()) as { emails: unknown[] }).emails.length;
    };
    const before = await mails();
    expect(before).toBeGreaterThan(0);
    const replayed = await local("replay");
    expect(replayed).toMatchObject({ code: "replay.done", dossiers: 2 });
    expect(replayed.done).toBeGreaterThan(0);
    const log = () => readFileSync(join(house.platform.directory, "logs", "mail.log"), "utf8");
    await house.eventually(async () => expect(log()).toContain("mail.claimed-before"));
    expect(await mails()).toBe(before);
  });

  it("opens no second administrator, and says what it does not know", async () => {
    const second = local("first-administrator", "une@example.org", "Une Seconde");
    await expect(second).rejects.toMatchObject({
      stderr: expect.stringContaining("has an administrator"),
    });
    await expect(local("nonsense")).rejects.toMatchObject({
      stdout: expect.stringContaining("upkeep.unknown"),
    });
  });
});
