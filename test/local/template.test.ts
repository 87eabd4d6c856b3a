import { afterEach, describe, expect, it } from "vitest";
import { dynamodb } from "../../local/engine-calls.ts";
import { at } from "../../local/json.ts";
import type { Platform } from "../../local/platform.ts";
import { changed, request, startFixture, type Template, until } from "./fixture/platform.ts";

let platform: Platform | undefined;
afterEach(async () => {
  await platform?.stop();
  platform = undefined;
});

/** Starts the fixture without what `change` takes away. */
async function without(
  change: (template: Template) => void,
  said: string[] = [],
): Promise<Platform> {
  platform = await startFixture({ assembly: changed("fixture-app", change), said });
  return platform;
}
const named = (template: Template, type: string, part: string) => {
  const found = Object.entries(template.Resources).find(
    ([id, each]) => each.Type === type && id.includes(part),
  );
  if (!found) throw new Error(`the fixture has no ${part} of ${type}`);
  return found;
};
const statuses = async (...calls: (readonly [string, string, unknown?])[]) => {
  const found: number[] = [];
  for (const [method, path, body] of calls)
    found.push((await request(platform as Platform, method, path, { body })).status);
  return found;
};
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const item = async (pk: string, sk: string) => {
  const { Item } = await dynamodb(platform?.endpoints.dynamodb ?? "", "GetItem", {
    TableName: platform?.table,
    Key: { pk: { S: pk }, sk: { S: sk } },
  });
  return Item;
};

describe("the template is the truth: what is taken from it fails, and only that", () => {
  it("a route", async () => {
    await without(
      (template) =>
        delete template.Resources[named(template, "AWS::ApiGateway::Method", "ApinowGET")[0]],
    );
    expect(await statuses(["GET", "/now"], ["POST", "/echo", {}])).toEqual([403, 200]);
  });

  it("the room that a throttle leaves: 429 (Throttle requests to your REST APIs)", async () => {
    await without((template) => {
      const [, stage] = named(template, "AWS::ApiGateway::Stage", "");
      const all = { HttpMethod: "*", ResourcePath: "/*" };
      stage.Properties.MethodSettings = [
        { ...all, ThrottlingRateLimit: 0.1, ThrottlingBurstLimit: 1 },
      ];
    });
    expect(await statuses(["GET", "/now"], ["GET", "/now"])).toEqual([200, 429]);
  });

  it("the right of the gateway to call the function", async () => {
    await without((template) => {
      const [id] = named(template, "AWS::Lambda::Permission", "");
      delete template.Resources[id];
    });
    expect(await statuses(["GET", "/now"])).toEqual([500]);
  });

  it("a right of a function", async () => {
    await without((template) => {
      const [, policy] = named(template, "AWS::IAM::Policy", "CaseworkServiceRole");
      const statements = at(policy.Properties, "PolicyDocument", "Statement") as {
        Action: unknown;
      }[];
      for (const statement of statements)
        if (JSON.stringify(statement.Action).includes("dynamodb:PutItem"))
          statement.Action = "dynamodb:GetItem";
    });
    expect(await statuses(["POST", "/items", { id: "1" }], ["GET", "/items/1"])).toEqual([
      502, 404,
    ]);
  });

  it("the right to the key of the table", async () => {
    await without((template) => {
      const [, policy] = named(template, "AWS::IAM::Policy", "CaseworkServiceRole");
      const document = policy.Properties.PolicyDocument as { Statement: { Action: unknown }[] };
      document.Statement = document.Statement.filter(
        ({ Action }) => !JSON.stringify(Action).includes("kms:Decrypt"),
      );
    });
    expect(await statuses(["GET", "/items/1"], ["GET", "/now"])).toEqual([502, 200]);
  });

  it("a stream's filter: events are then seen too", async () => {
    await without((template) => {
      delete named(template, "AWS::Lambda::EventSourceMapping", "ReaderDynamo")[1].Properties
        .FilterCriteria;
      // Without a filter the reader would see what it writes itself, for ever.
      named(template, "AWS::Lambda::EventSourceMapping", "ReaderDynamo")[1].Properties.BatchSize =
        2;
    });
    await statuses(["POST", "/items", { id: "1" }]);
    const seen = await until(async () => {
      const { Items } = await dynamodb(platform?.endpoints.dynamodb ?? "", "Query", {
        TableName: platform?.table,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues: { ":pk": { S: "SEEN" }, ":sk": { S: "DOSSIER#1|3#EVENT" } },
      });
      return Array.isArray(Items) && Items.length > 0 ? Items : undefined;
    });
    expect(seen).toHaveLength(1);
  });

  it("the right of a mapping to read its queue: nothing is read, and it is said", async () => {
    const said: string[] = [];
    await without((template) => {
      const [, policy] = named(template, "AWS::IAM::Policy", "WorkerServiceRole");
      const document = policy.Properties.PolicyDocument as { Statement: { Action: unknown }[] };
      document.Statement = document.Statement.filter(
        ({ Action }) => !JSON.stringify(Action).includes("sqs:ReceiveMessage"),
      );
    }, said);
    await statuses(["POST", "/messages", { kind: "work", name: "unread" }]);
    await pause(800);
    expect(await item("TRIED", "unread")).toBeUndefined();
    expect(said.join()).toMatch(/lacks sqs:ReceiveMessage/);
  });

  it("the policy by which a rule may send to a queue", async () => {
    const said: string[] = [];
    await without((template) => {
      delete template.Resources[named(template, "AWS::SQS::QueuePolicy", "Uploaded")[0]];
    }, said);
    await fetch(`${platform?.endpoints.s3}/${platform?.bucketNames[0]}/a`, {
      method: "PUT",
      headers: { authorization: "AWS4-HMAC-SHA256 Credential=local/x/x/s3/aws4_request" },
      body: "x",
    });
    await until(async () => (said.join().includes("does not let it in") ? true : undefined));
  });
});

describe("what the template asks for and nobody serves here stops the start, in one line", () => {
  it.each([
    [
      "a type",
      (template: Template) => {
        template.Resources.Machine = { Type: "AWS::StepFunctions::StateMachine", Properties: {} };
      },
      "fixture-app/Machine: the type AWS::StepFunctions::StateMachine is not served locally",
    ],
    [
      "a property",
      (template: Template) => {
        named(template, "AWS::SQS::Queue", "Queue")[1].Properties.Priority = 1;
      },
      /^fixture-app\/Queue\w+: the property Priority of AWS::SQS::Queue is not served locally$/,
    ],
    [
      "an intrinsic",
      (template: Template) => {
        named(template, "AWS::SQS::Queue", "Queue")[1].Properties.QueueName = { "Fn::Cidr": [] };
      },
      "fixture-app: the intrinsic « Fn::Cidr » is not served locally",
    ],
    [
      "a reference to nothing",
      (template: Template) => {
        named(template, "AWS::SQS::Queue", "Queue")[1].Properties.QueueName = { Ref: "Gone" };
      },
      "fixture-app: « Gone » is referred to but not declared",
    ],
  ])("%s", async (_, change, line) => {
    await expect(without(change)).rejects.toThrow(line);
  });
});
