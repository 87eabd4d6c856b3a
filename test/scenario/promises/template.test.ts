import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pdf } from "../../fixtures/pdfs.ts";
import { type House, startHouse } from "../house.ts";
import { castOf, done, orient, receive } from "../steps.ts";
import { assemblyWith, resourceOf, type Template } from "./assembly.ts";

let house: House | undefined;
// Clients are kept by the modules that made them: each platform here has addresses of its own.
beforeEach(() => vi.resetModules());
afterEach(async () => {
  await house?.stop();
  house = undefined;
});

type Statement = { Action: string | string[]; Resource: unknown };
const says = (value: unknown, text: string) => JSON.stringify(value).includes(text);

/** Takes from what a function may do: an action, on what is named `about` only. */
const forbid = (template: Template, role: RegExp, action: string, about = "") => {
  const [, policy] = resourceOf(template, "AWS::IAM::Policy", role);
  const document = policy.Properties.PolicyDocument as { Statement: Statement[] };
  document.Statement = document.Statement.flatMap((statement) => {
    if (!says(statement.Action, action)) return [statement];
    const Resource = [statement.Resource].flat().filter((one) => !says(one, about));
    return Resource.length > 0 ? [{ ...statement, Resource }] : [];
  });
};

const remove = (template: Template, type: string, id: RegExp) => {
  delete template.Resources[resourceOf(template, type, id)[0]];
};

/** Things that the platform does, each from outside: which of them fail? */
const failing = async (at: House): Promise<readonly string[]> => {
  const cast = await castOf(at);
  const dossier = await orient(cast, "Wallaert");
  await receive(cast, dossier);
  const file = await pdf(1);
  const soon = 6_000;
  const works: Readonly<Record<string, () => Promise<void>>> = {
    "the referral is read by the partner": async () => {
      expect((await cast.partner.get(`/referrals/${dossier}`)).status).toBe(200);
    },
    "the list of all dossiers": async () => {
      expect((await cast.manager.get("/dossiers?scope=all")).status).toBe(200);
    },
    "the list of a portfolio": async () => {
      expect((await cast.counsellor.get("/dossiers")).status).toBe(200);
    },
    "the objectives": async () => {
      expect((await cast.manager.get("/objectives")).status).toBe(200);
    },
    "the directory": async () => {
      expect((await cast.manager.get("/directory")).status).toBe(200);
    },
    "a refusal of the gateway in our words": async () => {
      const answer = await fetch(`${at.platform.origin}/api/me`);
      expect(answer.headers.get("content-type")).toContain("problem+json");
    },
    "the search finds": () =>
      at.eventually(async () => {
        const { body } = await cast.manager.post("/searches", { text: "wallaert" });
        expect(body.items).toHaveLength(1);
      }, soon),
    "the partner is told by mail": () =>
      at.eventually(async () => {
        const answer = await fetch(`${at.platform.mailbox}/store`);
        expect(await answer.text()).toContain(dossier);
      }, soon),
    "an upload is judged": async () => {
      const { createHash } = await import("node:crypto");
      const announced = done(
        await cast.counsellor.post(`/dossiers/${dossier}/documents`, {
          kinds: ["other"],
          name: "piece.pdf",
          size: file.length,
          type: "application/pdf",
          sha256: createHash("sha256").update(file).digest("hex"),
        }),
      ) as unknown as { id: string; upload: { url: string; headers: Record<string, string> } };
      const { url, headers } = announced.upload;
      await fetch(url, { method: "PUT", headers, body: file as BodyInit });
      await at.eventually(async () => {
        const { body } = await cast.counsellor.get(`/dossiers/${dossier}`);
        expect(body.documents[0].status).toBe("usable");
      }, soon);
    },
    "no record of the stream is given up": async () => {
      const s3 = new S3Client({ forcePathStyle: true });
      const Bucket = at.platform.bucketNames.find((name) => name.includes("failures"));
      const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket }));
      expect(KeyCount).toBe(0);
    },
  };
  const found: string[] = [];
  for (const [name, work] of Object.entries(works))
    await work().catch(() => {
      found.push(name);
    });
  return found;
};

describe("the template is the truth: what is taken from it fails, and that only", () => {
  const cases: readonly (readonly [string, (template: Template) => void, readonly string[]])[] = [
    ["nothing", () => undefined, []],
    [
      "a route",
      (template) => remove(template, "AWS::ApiGateway::Method", /^ApiGatewayobjectivesGET/),
      ["the objectives"],
    ],
    [
      "the right of a function to ask one index",
      (template) => forbid(template, /^CaseworkApiRole/, "dynamodb:Query", "/index/register"),
      ["the list of all dossiers"],
    ],
    [
      "the right of the relay to send to one queue",
      (template) => forbid(template, /^OutboxRelayFunctionRole/, "sqs:SendMessage", "MailMails"),
      ["the partner is told by mail", "no record of the stream is given up"],
    ],
    [
      "the rule that hands uploads over",
      (template) => {
        const [, rule] = resourceOf(template, "AWS::Events::Rule", /^DocumentsUploaded/);
        delete rule.Properties.Targets;
      },
      ["an upload is judged"],
    ],
    [
      "the right to read the stream of what keeps the search",
      (template) => forbid(template, /^ProjectionProjectFunctionRole/, "dynamodb:GetRecords"),
      ["the search finds"],
    ],
    [
      "the gateway's answer to those who are not signed in",
      (template) => {
        remove(template, "AWS::ApiGateway::GatewayResponse", /UNAUTHORIZED/);
        remove(template, "AWS::ApiGateway::GatewayResponse", /DEFAULT4XX/);
      },
      ["a refusal of the gateway in our words"],
    ],
  ];

  it.each(cases)("%s", async (_name, change, expected) => {
    house = await startHouse(assemblyWith(change));
    expect(await failing(house)).toEqual(expected);
  });

  it("the filter of the relay's stream: it gives up on what is no state, and nobody else does", async () => {
    const unfiltered = (template: Template) => {
      const [, mapping] = resourceOf(template, "AWS::Lambda::EventSourceMapping", /^OutboxRelay/);
      delete mapping.Properties.FilterCriteria;
    };
    house = await startHouse(assemblyWith(unfiltered));
    const found = await failing(house);
    // What the relay tries again and again may hold up its own mails.
    const ofRelay = ["the partner is told by mail", "no record of the stream is given up"];
    expect(found).toContain("no record of the stream is given up");
    expect(ofRelay).toEqual(expect.arrayContaining([...found]));
  });
});
