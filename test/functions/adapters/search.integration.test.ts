import { subscribe } from "node:diagnostics_channel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchKey as folded } from "../../../domain/person/names.ts";
import { batchWrite, putItem, tableName } from "../../../functions/adapters/table/client.ts";
import { searchKey } from "../../../functions/adapters/table/keys.ts";
import { findByWords } from "../../../functions/adapters/table/search.ts";
import { startTable } from "../engine.ts";

let engine: { stop: () => Promise<void> };
let asked = 0;
beforeAll(async () => {
  engine = await startTable();
  subscribe("http.client.request.start", () => {
    asked += 1;
  });
});
afterAll(() => engine.stop());

/** A dossier as the projection files it, with so much beside it. */
const rowOf = (name: string, dossier: string, beside = "") => ({
  ...searchKey("all", folded(name), dossier),
  card: { dossier, name, firstNames: "Anne", antenne: "dunes", beside },
  keys: [folded(name)],
});
const idsOf = async (text: string) => {
  asked = 0;
  const { cards, more } = await findByWords(text, ["all"]);
  return { ids: cards.map(({ dossier }) => dossier), more, asked };
};

describe("a search", () => {
  it("is one request in the usual case, and says nothing of more", async () => {
    await putItem({ TableName: tableName(), Item: rowOf("lhermitte", "one") });
    expect(await idsOf("lhermite")).toEqual({ ids: ["one"], more: false, asked: 1 });
  });

  it("finds an exact name behind several pages that begin alike", async () => {
    const beside = "x".repeat(300_000);
    for (let number = 0; number < 12; number += 1)
      await putItem({
        TableName: tableName(),
        Item: rowOf(`vandenbe${"abcdijklmnop"[number]}owusoti`, `other-${number}`, beside),
      });
    await putItem({ TableName: tableName(), Item: rowOf("vandenberghe", "it") });
    expect(await idsOf("vandenberghe")).toMatchObject({ ids: ["it"], more: false });
    expect((await idsOf("vanden")).asked).toBeGreaterThan(1);
  });

  it("finds it also where too many begin alike to read them all, and says that there are more", async () => {
    const beside = "x".repeat(380_000);
    for (let number = 0; number < 20; number += 1)
      await putItem({
        TableName: tableName(),
        Item: rowOf(`dekeisa${String.fromCharCode(97 + number)}`, `far-${number}`, beside),
      });
    await putItem({ TableName: tableName(), Item: rowOf("dekeister", "it") });
    const { ids, more, asked: queries } = await idsOf("dekeister");
    expect(ids[0]).toBe("it");
    expect(more).toBe(true);
    expect(queries).toBe(6);
  });

  it("shows fifty namesakes and says that there are more", async () => {
    for (let from = 0; from < 60; from += 20)
      await batchWrite({
        RequestItems: {
          [tableName()]: Array.from({ length: 20 }, (_, place) => ({
            PutRequest: { Item: rowOf("petit", `petit-${from + place}`) },
          })),
        },
      });
    const { ids, more } = await idsOf("petit");
    expect(ids).toHaveLength(50);
    expect(more).toBe(true);
  });
});
