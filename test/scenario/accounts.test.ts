import { beforeEach, describe, expect, it } from "vitest";
import { openScene } from "./scene.ts";
import { done } from "./steps.ts";

const scene = openScene();

type Claims = Readonly<Record<string, string>>;

/** What a new access token says of somebody, as a sign-in would give it. */
const claimsOf = async (emailOrId: string): Promise<Claims> => {
  const [, claims = ""] = (await scene.house.platform.token(emailOrId)).split(".");
  return JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
};

/** What the user pool was asked since the calls were last emptied. */
const asked = (): readonly string[] =>
  scene.house.platform.calls
    .filter(({ service }) => service === "cognito-idp")
    .map(({ action }) => action);

const administrator = () => scene.cast.administrator;
const form = (email: string, more: Record<string, unknown> = {}) => ({
  email: `${email}@example.org`,
  name: "Inès Lambert",
  roles: ["counsellor"],
  antennes: ["dunkerque-centre"],
  ...more,
});
const open = async (email: string): Promise<string> =>
  String(done(await administrator().post("/accounts", form(email))).id);

beforeEach(() => {
  scene.house.platform.calls.length = 0;
});

describe("an account", () => {
  it("signs in as soon as it is open, with its rights, and works", async () => {
    await expect(scene.house.platform.token("ines@example.org")).rejects.toThrow("no account");
    const id = await open("Ines");
    expect(asked()).toEqual(["AdminCreateUser"]);
    expect(await claimsOf("ines@example.org")).toMatchObject({
      account: id,
      roles: "counsellor",
      antennes: "dunkerque-centre",
    });
    const ines = await scene.house.as("ines@example.org");
    expect((await ines.get("/me")).body).toMatchObject({ id, roles: ["counsellor"] });
  });

  it("is opened and invited once, however often the form is sent", async () => {
    const key = crypto.randomUUID();
    const first = await administrator().post("/accounts", form("noemie"), { key });
    const again = await administrator().post("/accounts", form("noemie"), { key });
    expect(first.status).toBe(201);
    expect(again).toEqual(first);
    expect(asked()).toEqual(["AdminCreateUser"]);
    const reused = await administrator().post("/accounts", form("other"), { key });
    expect(reused).toMatchObject({ status: 422, body: { code: "key-reused" } });
    const other = await administrator().post("/accounts", form("noemie"));
    expect(other).toMatchObject({ status: 409, body: { code: "email-taken" } });
    expect(asked()).toEqual(["AdminCreateUser"]);
  });

  it("is opened by the next try when a crash left a user and no record", async () => {
    const { faults } = scene.house.platform;
    await faults.set({ transactionConflicts: 4 });
    const failed = await administrator().post("/accounts", form("lucie"));
    await faults.clear();
    expect(failed.status).toBeGreaterThanOrEqual(500);
    const id = await open("lucie");
    expect(await claimsOf("lucie@example.org")).toMatchObject({ account: id });
  });

  it("shows a changed right in the next token, and is signed out", async () => {
    const id = await open("hugo");
    const change = (more: Record<string, unknown>) =>
      administrator().put(`/accounts/${id}`, form("hugo", more));
    done(await change({ name: "Hugo Lambert" }));
    expect(asked()).not.toContain("AdminUserGlobalSignOut");
    done(await change({ roles: ["counsellor", "workshop-leader"], antennes: ["dunes"] }));
    expect(asked().filter((action) => action === "AdminUserGlobalSignOut")).toHaveLength(1);
    expect(await claimsOf("hugo@example.org")).toMatchObject({
      roles: "counsellor workshop-leader",
      antennes: "dunes",
    });
  });

  it("shows the second of two people who change it that it moved, and invites nobody for them", async () => {
    const id = await open("jade");
    const change = (email: string) =>
      administrator().put(`/accounts/${id}`, form(email), { seen: 1 });
    expect((await change("jade")).status).toBe(200);
    const late = await change("jade.petit");
    expect(late).toMatchObject({ status: 412, body: { code: "changed-meanwhile" } });
    await expect(scene.house.platform.token("jade.petit@example.org")).rejects.toThrow(
      "no account",
    );
  });

  it("signs in by its new address only", async () => {
    const id = await open("paul");
    done(await administrator().put(`/accounts/${id}`, form("paul.martin")));
    expect(await claimsOf("paul.martin@example.org")).toMatchObject({ account: id });
    await expect(scene.house.platform.token("paul@example.org")).rejects.toThrow("disabled");
  });

  it("signs in no more once it is closed; its address may be that of another account later", async () => {
    const id = await open("rose");
    const key = crypto.randomUUID();
    const close = () => administrator().post(`/accounts/${id}/closing`, {}, { key });
    const closed = await close();
    expect(closed.status).toBe(200);
    expect(asked().slice(-2)).toEqual(["AdminDisableUser", "AdminUserGlobalSignOut"]);
    for (const name of [id, "rose@example.org"])
      await expect(scene.house.platform.token(name)).rejects.toThrow("disabled");
    expect(await close()).toEqual(closed);
    scene.house.platform.calls.length = 0;
    const other = await open("rose");
    // Made anew: whatever the one before her signed in with is gone.
    const anew = ["AdminCreateUser", "AdminGetUser", "AdminDeleteUser", "AdminCreateUser"];
    expect(asked()).toEqual(anew);
    expect(await claimsOf("rose@example.org")).toMatchObject({ account: other });
  });
});
