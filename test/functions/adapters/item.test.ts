import fc from "fast-check";
import { expect, it } from "vitest";
import { plain, typed } from "../../../functions/adapters/table/item.ts";

it("keeps what is nested as one text, and what is asked by as it is", () => {
  const item = { pk: "DOSSIER#1", version: 3, quiet: true, none: null, last: [{ n: 1 }] };
  expect(typed({ ...item, absent: undefined })).toEqual({
    pk: { S: "DOSSIER#1" },
    version: { N: "3" },
    quiet: { BOOL: true },
    none: { NULL: true },
    last: { S: 'json:[{"n":1}]' },
  });
});

it.each([new Set(["one"]), new Map(), new Uint8Array(3), Number.NaN, () => 1])(
  "keeps nothing that would not come back as it was: %o",
  (value) => {
    expect(() => typed({ pk: "one", value })).toThrow(TypeError);
  },
);

it("reads what was written before, value by value", () => {
  expect(plain({ card: { M: { name: { S: "Lefèvre" } } } })).toEqual({ card: { name: "Lefèvre" } });
});

it("gives every item back as it was, also a text that looks like one of ours", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("json:", "json:{", 'json:"a"', "json:[1]"),
  );
  const flat = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  const value = fc.oneof(flat, fc.array(flat), fc.dictionary(fc.string(), fc.array(flat)));
  // What is nested may be named anything (also `__proto__`, which fast-check likes); attributes are named by us.
  const attribute = fc.stringMatching(/^[A-Za-z]\w*$/);
  fc.assert(
    fc.property(fc.dictionary(attribute, value), (item) => {
      const given = JSON.parse(JSON.stringify(item));
      expect(plain(typed(given))).toEqual(given);
    }),
  );
});
