import { describe, expect, it } from "vitest";
import { instantOf, inZone } from "../../local/clockwork.ts";
import { CannotStart } from "../../local/engines.ts";
import { cronNames, lastDue } from "../../local/schedules.ts";
import { failedItems } from "../../local/sources/mapping.ts";
import { fits } from "../../local/sources/pattern.ts";
import { chosen } from "../../local/table-engine.ts";
import { leastFree, refuseSpace } from "../../local/workspace.ts";

describe("a schedule (EventBridge Scheduler User Guide, « Schedule types »)", () => {
  it.each([
    ["0 4 * * ? *", "2026-06-30T04:00", true],
    ["0 4 * * ? *", "2026-06-30T04:01", false],
    ["0 7 ? * MON *", "2026-06-29T07:00", true],
    ["0 7 ? * 2 *", "2026-06-29T07:00", true],
    ["0 7 ? * MON-FRI *", "2026-06-28T07:00", false],
    ["0/15 * * * ? *", "2026-06-28T07:45", true],
    ["0 8 L * ? *", "2026-02-28T08:00", true],
    ["0 8 1 JAN,JUL ? *", "2026-07-01T08:00", true],
    ["0 8 1 1 ? 2027", "2026-01-01T08:00", false],
  ])("of %s names %s: %s", (cron, wall, expected) => {
    expect(cronNames(cron, wall)).toBe(expected);
  });

  it("follows the clocks of its zone, in winter and in summer", () => {
    const at = (from: string, to: string) =>
      lastDue("cron(0 4 * * ? *)", "Europe/Paris", new Date(from), new Date(to))?.toISOString();
    expect(at("2026-01-10T00:00Z", "2026-01-10T12:00Z")).toBe("2026-01-10T03:00:00.000Z");
    expect(at("2026-07-10T00:00Z", "2026-07-10T12:00Z")).toBe("2026-07-10T02:00:00.000Z");
  });

  it("runs the last time missed when the clock is moved, and only once", () => {
    const from = new Date("2026-01-10T00:00Z");
    const due = lastDue("cron(0 4 * * ? *)", "Europe/Paris", from, new Date("2026-06-30T06:00Z"));
    expect(due?.toISOString()).toBe("2026-06-30T02:00:00.000Z");
    const rate = lastDue("rate(15 minutes)", "UTC", from, new Date("2026-01-10T00:14Z"));
    expect(rate).toBeUndefined();
  });
});

describe("the platform's clock", () => {
  it("takes a date alone as eight in the morning in Paris", () => {
    expect(instantOf("2026-06-30").toISOString()).toBe("2026-06-30T06:00:00.000Z");
    expect(instantOf("2026-12-01T14:30").toISOString()).toBe("2026-12-01T13:30:00.000Z");
    expect(inZone(new Date("2026-12-31T23:30Z"), "Europe/Paris")).toBe("2027-01-01T00:30:00");
    expect(() => instantOf("demain")).toThrow(RangeError);
  });

  it("takes tomorrow as the morning after its own day in Paris, also late in the evening", () => {
    const at = (now: string) => instantOf("tomorrow", new Date(now)).toISOString();
    expect(at("2026-11-25T05:00Z")).toBe("2026-11-26T07:00:00.000Z");
    expect(at("2026-12-31T23:30Z")).toBe("2027-01-02T07:00:00.000Z");
    expect(at("2026-03-28T12:00Z")).toBe("2026-03-29T06:00:00.000Z");
  });
});

describe("the room that is left", () => {
  it("is refused under the least that is needed, in one French line that says what to do", () => {
    expect(refuseSpace("/data", leastFree)).toBeUndefined();
    const refused = refuseSpace("/data", leastFree - 1);
    expect(refused).toBeInstanceOf(CannotStart);
    expect(refused?.message).toMatch(
      /^Le disque de \/data est presque plein : 499 Mo libres.*--directory\.$/,
    );
    expect(refused?.message).not.toContain("\n");
  });
});

describe("the table's engine", () => {
  it("is the native program where npm brought it, Amazon's elsewhere, or the one that is asked for", () => {
    expect(chosen(undefined, true)).toBe("dynoxide");
    expect(chosen(undefined, false)).toBe("dynamodb-local");
    expect(chosen("dynamodb-local", true)).toBe("dynamodb-local");
    expect(() => chosen("dynoxide", false)).toThrow(/JALON_TABLES=dynamodb-local, avec Java 17/);
    expect(() => chosen("postgres", true)).toThrow(/« postgres »/);
  });
});

describe("an event pattern (EventBridge User Guide, « Comparison operators »)", () => {
  const event = {
    source: "aws.s3",
    detail: { size: 12, key: "quarantine/a.pdf", tags: ["a", "b"] },
  };
  it.each([
    [{ source: ["aws.s3", "aws.sqs"] }, true],
    [{ source: ["aws.sqs"] }, false],
    [{ detail: { key: [{ prefix: "quarantine/" }] } }, true],
    [{ detail: { key: [{ suffix: ".jpg" }] } }, false],
    [{ detail: { size: [{ numeric: [">", 10, "<=", 12] }] } }, true],
    [{ detail: { size: [{ numeric: [">", 12] }] } }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { key: [{ exists: false }] } }, false],
    [{ detail: { key: [{ "anything-but": { prefix: "quarantine/" } }] } }, false],
    [{ detail: { key: [{ wildcard: "quarantine/*.pdf" }] } }, true],
    [{ detail: { tags: ["b"] } }, true],
    [{ $or: [{ source: ["x"] }, { detail: { size: [12] } }] }, true],
  ])("%j fits: %s", (pattern, expected) => {
    expect(fits(pattern, event)).toBe(expected);
  });
});

describe("a partial answer (Lambda Developer Guide, « Implementing partial batch responses »)", () => {
  const ids = ["1", "2", "3"];
  it.each([
    ["nothing", null, []],
    ["an empty object", {}, []],
    ["no list", { batchItemFailures: null }, []],
    ["an empty list", { batchItemFailures: [] }, []],
    ["one id", { batchItemFailures: [{ itemIdentifier: "2" }] }, ["2"]],
    ["an unknown id", { batchItemFailures: [{ itemIdentifier: "9" }] }, ids],
    ["an empty id", { batchItemFailures: [{ itemIdentifier: "" }] }, ids],
    ["no id", { batchItemFailures: [{ id: "2" }] }, ids],
  ])("of %s", (_, value, expected) => {
    expect(failedItems(value, ids)).toEqual(expected);
  });
});
