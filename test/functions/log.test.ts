import { expect, it } from "vitest";
import * as z from "zod";
import { callsOf } from "../../functions/log.ts";

it("a surprise is told by its calls, never by a line of its message", () => {
  const person = z.strictObject({ name: z.literal("x") });
  let parsed: unknown;
  try {
    person.parse({ name: "Ophoven", "at Ophoven": 1 });
  } catch (error) {
    parsed = error;
  }
  for (const surprise of [parsed, new Error("first\n  Ophoven\n    at Ophoven's")]) {
    expect(callsOf(surprise)).not.toContain("Ophoven");
    expect(callsOf(surprise)).toMatch(/^ {4}at .+log\.test\.ts:\d+:\d+/);
  }
  expect(callsOf("Ophoven")).toBeUndefined();
});
