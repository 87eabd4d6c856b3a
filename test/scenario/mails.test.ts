import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { expect, it } from "vitest";
import { openScene } from "./scene.ts";
import { done, orientation, today } from "./steps.ts";

const scene = openScene();

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
