import { createHmac, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Role, roles } from "../../../domain/access/actor.ts";
import { rights } from "../../../domain/access/rights.ts";
import { addDays } from "../../../domain/date.ts";
import { loadPassage } from "../../../functions/adapters/table/load.ts";
import type { Capability } from "../../../functions/api/kit/operation.ts";
import { type Route, routes } from "../../../functions/api/routes.ts";
import { type Answer, type House, type Person, startHouse } from "../house.ts";
import { done, later, today } from "../steps.ts";
import { assemblyWith, resourceOf, type Template } from "./assembly.ts";
import {
  absent,
  accounts,
  dossierIn,
  eventsOf,
  mayIn,
  type Relation,
  relations,
} from "./relations.ts";

const everyRole = Object.keys(roles) as readonly Role[];

/** The list that each role waits at: reading another's is refused. */
const lists: Partial<Record<Role, string>> = {
  reception: "antenne:dunkerque-centre",
  counsellor: "counsellor:acc-conseillere",
};

/** The walk makes more requests in a second than the gateway takes from all the people of a PLIE. */
const unthrottled = (template: Template) => {
  const [, stage] = resourceOf(template, "AWS::ApiGateway::Stage", /./);
  delete stage.Properties.MethodSettings;
};

let house: House;
const people = {} as Record<Role, Person>;
let other = "";
beforeAll(async () => {
  house = await startHouse(assemblyWith(unthrottled));
  // Who is let in is decided before anything is told: what tells, projects and notes would only take time.
  await house.platform.faults.set({ stopped: ["relay", "project", "reading"] });
  const absence = { account: accounts.counsellor, from: today(), to: addDays(today(), 20) };
  const administrator = await house.as(accounts.administrator);
  done(await administrator.post(`/accounts/${absent}/absences`, absence));
  for (const role of everyRole) people[role] = await house.as(accounts[role]);
  other = await dossierIn("in the portfolio", "Autre");
});
afterAll(() => house.stop());

const isOfDossier = (route: Route): boolean => route.path.includes("{dossierId}");

/** A request that its schema takes: the example of the API's document. */
const bodyOf = async (route: Route): Promise<unknown> => {
  const capability = (await import(`../../../functions/api/${route.capability}.ts`)) as Capability;
  const beside = ["attachDossier", "confirmTwoPeople"].includes(route.operation);
  return beside ? { dossier: other } : capability[route.operation]?.example;
};

const pathOf = (route: Route, role: Role, dossier = ""): string => {
  const path = route.path
    .replace("{dossierId}", dossier)
    .replace("{accountId}", accounts[role])
    .replace(/\{\w+\}/g, "inconnu");
  const asked: Readonly<Record<string, string>> = {
    listWaiting: `?list=${encodeURIComponent(lists[role] ?? role)}`,
    listFreeSlots: "?commune=59183",
    listSlots: "?antenne=dunkerque-centre",
  };
  return path + (asked[route.operation] ?? "");
};

const ask = (route: Route, role: Role, body: unknown, dossier?: string): Promise<Answer> =>
  people[role].send(route.method, pathOf(route, role, dossier), {
    ...(route.method !== "GET" && {
      headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
      body: JSON.stringify(body ?? {}),
    }),
  });

const unknownDossier = {
  status: 404,
  type: "application/problem+json; charset=utf-8",
  body: {
    type: "urn:jalon:problem:dossier-unknown",
    title: "Introuvable",
    status: 404,
    code: "dossier-unknown",
    detail: "Ce dossier n’existe pas ou ne vous est pas ouvert.",
  },
};
const ownRequest = { status: 403, body: { code: "own-request" } };
const refusals = ["not-allowed", "dossier-unknown"];

describe("the table of rights", () => {
  it("has a row for every route, and no route is nobody's", () => {
    const operations = routes.flatMap(({ operation, also }) =>
      also ? [operation, also] : operation,
    );
    expect(Object.keys(rights).toSorted()).toEqual(operations.toSorted());
    for (const operation of operations)
      expect(Object.keys(rights[operation]?.by ?? {})).not.toEqual([]);
  });

  it("says what domain.md section 2 says: no dossier for the director, the administrator, a workshop's leader", () => {
    for (const role of ["director", "administrator", "workshop-leader"] as const)
      for (const route of routes.filter(isOfDossier))
        expect(rights[route.operation]?.by[role]).toBeUndefined();
    const ofPrescriber = routes
      .filter(isOfDossier)
      .filter((route) => rights[route.operation]?.by.prescriber);
    expect(ofPrescriber.map(({ operation }) => operation)).toEqual([
      "readReferral",
      "withdrawReferral",
    ]);
  });
});

describe("each route, each role, each relation, with real tokens", () => {
  const standing = {} as Record<Relation, string>;
  beforeAll(async () => {
    for (const relation of relations) standing[relation] = await dossierIn(relation);
  });

  it.each(routes.filter(isOfDossier))("$operation is for those it is for", async (route) => {
    const body = await bodyOf(route);
    const walk = relations.flatMap((relation) => everyRole.map((role) => ({ relation, role })));
    await Promise.all(
      walk.map(async ({ relation, role }) => {
        const said = `${role}, a dossier ${relation}`;
        if (mayIn(route.operation, role, relation)) {
          const isRead = route.method === "GET";
          const dossier = isRead ? standing[relation] : await dossierIn(relation);
          const answer = await ask(route, role, body, dossier);
          expect(answer.status, said).not.toBe(500);
          const isOwn = rights[route.operation]?.notOwn && relation === "asked for by themselves";
          if (isOwn) expect(answer, said).toMatchObject(ownRequest);
          else expect(answer.body.code, said).not.toBe("own-request");
          expect(refusals, said).not.toContain(answer.body.code);
          return;
        }
        const answer = await ask(route, role, body, standing[relation]);
        const reads = ["readDossier", "readReferral"];
        const isReader = reads.some((read) => mayIn(read, role, relation));
        if (isReader && !reads.includes(route.operation))
          expect(answer, said).toMatchObject({ status: 403, body: { code: "not-allowed" } });
        else expect(answer, said).toEqual(unknownDossier);
      }),
    );
  });

  it.each(routes.filter((route) => !isOfDossier(route)))(
    "$operation is for those it is for",
    async (route) => {
      const body = await bodyOf(route);
      for (const role of everyRole) {
        const answer = await ask(route, role, body);
        const isAllowed = rights[route.operation]?.by[role] !== undefined;
        expect(answer.status, role).not.toBe(500);
        if (isAllowed) expect(answer.body.code, role).not.toBe("not-allowed");
        else expect(answer, role).toMatchObject({ status: 403, body: { code: "not-allowed" } });
      }
    },
  );

  it("nothing of all that was refused has left a trace in the dossiers", async () => {
    for (const relation of relations) {
      const { history } = await loadPassage(standing[relation]);
      expect(history, relation).toHaveLength(eventsOf(relation));
    }
  });
});

describe("a token that is none", () => {
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const past = Math.floor(Date.now() / 1000) - 1;
  const director = accounts.director;
  const forged = { roles: "accompaniment-manager administrator" };

  const tokens: Readonly<Record<string, () => Promise<string>>> = {
    absent: async () => "",
    expired: () => house.platform.token(director, { exp: past }),
    "of another audience": () =>
      house.platform.token(director, { client_id: "another", aud: "another" }),
    "of another issuer": () => house.platform.token(director, { iss: "https://elsewhere.example" }),
    "an ID token": () => house.platform.token(director, { token_use: "id" }),
    "without our scope": () => house.platform.token(director, { scope: "openid" }),
    "with a role added by hand": async () => {
      const [head, body, signature] = (await house.platform.token(director)).split(".");
      return [head, base64({ ...claimsOf(`.${body}`), ...forged }), signature].join(".");
    },
    "with a role added by hand, signed by somebody else": async () => {
      const [head = "", body] = (await house.platform.token(director)).split(".");
      const text = `${head}.${base64({ ...claimsOf(`.${body}`), ...forged })}`;
      return `${text}.${sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64url")}`;
    },
    unsigned: async () => {
      const body = claimsOf(await house.platform.token(director));
      return `${base64({ alg: "none" })}.${base64({ ...body, ...forged })}.`;
    },
    "signed with the public key as a secret": async () => {
      const body = claimsOf(await house.platform.token(director));
      const text = `${base64({ alg: "HS256" })}.${base64({ ...body, ...forged })}`;
      return `${text}.${createHmac("sha256", "public").update(text).digest("base64url")}`;
    },
  };

  it.each(Object.entries(tokens))("%s opens no route: 401, each alike", async (_name, tokenOf) => {
    const token = await tokenOf();
    await Promise.all(
      routes.map(async ({ method, path }) => {
        const answer = await fetch(`${house.platform.origin}/api${path.replace(/[{}]/g, "")}`, {
          method,
          headers: token ? { authorization: `Bearer ${token}` } : {},
        });
        expect(answer.status, path).toBe(401);
        expect(answer.headers.get("content-type")).toContain("application/problem+json");
        expect(await answer.json()).toMatchObject({ status: 401, code: expect.any(String) });
      }),
    );
  });

  it("of an account that was closed is given to nobody; one given before ends with its ten minutes", async () => {
    const administrator = people.administrator;
    const account = {
      email: "part@example.org",
      name: "Partie",
      roles: ["director"],
      antennes: [],
    };
    const { id } = done(await administrator.post("/accounts", account));
    const before = await house.as(String(id));
    expect((await before.get("/objectives")).status).toBe(200);
    done(await administrator.post(`/accounts/${id}/closing`));
    // What the token was given with still stands until it ends; nobody gets another.
    await expect(house.as(String(id))).rejects.toThrow("User is disabled.");
  });
});

describe("what belongs to others is refused as what does not exist", () => {
  const refusedCursor = { status: 400, body: { code: "cursor-unknown" } };

  it("a cursor serves its reader, its list and its day only", async () => {
    const manager = people["accompaniment-manager"];
    const dossier = await dossierIn("in the portfolio");
    const action = { date: "2026-01-05", antenne: "dunkerque-centre", place: "Marché" };
    for (const place of ["Marché", "Place"])
      done(await manager.post("/outreach-actions", { ...action, place }));
    const paths = [
      "/dossiers?scope=all&limit=1",
      `/dossiers/${dossier}/timeline?limit=1`,
      "/outreach-actions?limit=1",
    ];
    for (const path of paths) {
      const { body } = await house.eventually(async () => {
        const answer = await manager.get(path);
        expect(answer.body.cursor, path).toBeDefined();
        return answer;
      });
      const next = `${path}&cursor=${body.cursor}`;
      expect((await manager.get(next)).status, path).toBe(200);
      expect(await people["statistics-officer"].get(next), path).toMatchObject(refusedCursor);
      for (const list of paths.filter((one) => one !== path))
        expect(await manager.get(`${list}&cursor=${body.cursor}`)).toMatchObject(refusedCursor);
      const bent = `${body.cursor.slice(0, -4)}AAAA`;
      expect(await manager.get(`${path}&cursor=${bent}`)).toMatchObject(refusedCursor);
    }
    const { body } = await manager.get("/dossiers?scope=all&limit=1");
    later(house, { minutes: 25 * 60 });
    const tomorrow = await manager.get(`/dossiers?scope=all&limit=1&cursor=${body.cursor}`);
    expect(tomorrow).toMatchObject(refusedCursor);
  });

  it("the list of somebody else is not opened", async () => {
    for (const list of ["counsellor:acc-conseiller", "antenne:grande-synthe", "statistics-officer"])
      expect((await people.counsellor.get(`/waiting?list=${list}`)).status).toBe(403);
    const others = "/dossiers?scope=portfolio&counsellor=acc-conseiller";
    expect((await people.counsellor.get(others)).status).toBe(403);
    expect((await people.reception.get("/dossiers?scope=antenne&antenne=dunes")).status).toBe(403);
  });

  it("a document or an appointment of another dossier does not exist in one's own", async () => {
    const [own, foreign] = [
      await dossierIn("in the portfolio"),
      await dossierIn("a colleague's, of the antenne"),
    ];
    const counsellor = people.counsellor;
    const paper = { kinds: ["identity-card"], lastCharacters: "7K42", expiresOn: "2031-05-02" };
    const { id } = done(
      await people["accompaniment-manager"].post(`/dossiers/${foreign}/seen-documents`, paper),
    );
    const at = (document: string) => `/dossiers/${own}/documents/${document}/link`;
    expect(await counsellor.post(at(id ?? ""))).toEqual(await counsellor.post(at(randomUUID())));
    const given = done(
      await people["accompaniment-manager"].post(`/dossiers/${foreign}/appointments`, {
        date: addDays(today(), 2),
        time: "09:30",
        counsellor: "acc-conseiller",
      }),
    );
    const presence = (appointment: string) =>
      counsellor.post(`/dossiers/${own}/appointments/${appointment}/presence`, {
        presence: "present",
      });
    expect(await presence(given.id ?? "")).toEqual(await presence(randomUUID()));
  });

  it("nobody plans the absence of a colleague, nor names their deputy", async () => {
    const period = { account: "acc-conseiller", from: "2031-02-08", to: "2031-02-19" };
    for (const path of ["absences", "deputies"]) {
      const answer = await people.counsellor.post(`/accounts/acc-conseiller-gs/${path}`, period);
      expect(answer).toMatchObject({ status: 403, body: { code: "not-allowed" } });
    }
  });
});
