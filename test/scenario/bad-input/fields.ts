import { expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import type { Scene } from "../scene.ts";
import { bornOn, done, orientation, read, today } from "../steps.ts";
import { expectRefused } from "./refused.ts";

type Form = Record<string, unknown>;
type Case = readonly [string, () => Form, string, { field: string; fault?: string }];

const form = (change: Form = {}) => orientation("Morel", change);
const called = (birthName: string, more: Form = {}) =>
  form({ identity: { ...form().identity, birthName, ...more } });
const born = (birth: Form) => called("Morel", { birth });
const living = (residence: Form) => form({ residence: { street: [], ...residence } });

const invalid = (name: string, make: () => Form, field: string, fault?: string): Case => [
  name,
  make,
  "invalid",
  { field, ...(fault && { fault }) },
];
const date = "identity.birth.date";
const name = "identity.birthName";

/** What an orientation may not say. */
const wrong: readonly Case[] = [
  invalid("an unknown field", () => form({ nir: "180025918" }), "nir", "unknown-field"),
  invalid("an unknown field within", () => called("Morel", { age: 44 }), "identity.age"),
  invalid("a number for words", () => form({ reason: 12 }), "reason", "invalid-type"),
  invalid("a list for a person", () => form({ identity: [] }), "identity", "invalid-type"),
  invalid("nothing for what is needed", () => form({ contact: undefined }), "contact"),
  invalid("a person who was not told", () => form({ told: false }), "told"),
  invalid("30 February", () => born({ kind: "complete", date: "1980-02-30" }), date),
  invalid("29 February of 1981", () => born({ kind: "complete", date: "1981-02-29" }), date),
  invalid("a date turned round", () => born({ kind: "complete", date: "24/03/1990" }), date),
  invalid("a birth in 1850", () => born({ kind: "complete", date: "1850-01-01" }), date),
  invalid("a month alone", () => born({ kind: "month", date: "1980-02" }), "identity.birth.kind"),
  [
    "a birth tomorrow",
    () => born({ kind: "complete", date: addDays(today(), 1) }),
    "birth-in-the-future",
    { field: date },
  ],
  [
    "a year to come",
    () => born({ kind: "year", year: Number(today().slice(0, 4)) + 1 }),
    "birth-in-the-future",
    { field: "identity.birth.year" },
  ],
  invalid("no name", () => called("   "), name),
  invalid("a name of 200 letters", () => called("a".repeat(200)), name),
  invalid("a name with an emoji", () => called("Morel 🙂"), name),
  invalid("a name that is markup", () => called("<script>alert(1)</script>"), name),
  invalid("a name with a control character", () => called("Mor\u0000el"), name),
  invalid("a name in figures", () => called("Morel 2"), name),
  [
    "a commune that no antenne covers",
    () => living({ commune: "59350", communeName: "Lille" }),
    "no-antenne",
    { field: "residence.commune" },
  ],
  invalid(
    "a commune far away, not named",
    () => living({ commune: "75056" }),
    "residence.communeName",
    "commune-without-name",
  ),
  invalid(
    "59380, postcode of three communes and INSEE code of Mardyck",
    () => living({ commune: "59380" }),
    "residence.commune",
    "postcode-or-insee",
  ),
  invalid(
    "a postcode",
    () => living({ commune: "59640" }),
    "residence.commune",
    "postcode-as-insee",
  ),
  invalid(
    "an associated commune of another",
    () => living({ commune: "59183", associatedCommune: "59154" }),
    "residence.associatedCommune",
  ),
  invalid(
    "a telephone in words",
    () => form({ contact: { phone: "oui", channel: "sms" } }),
    "contact.phone",
  ),
  invalid("200,000 letters of reason", () => form({ reason: "a".repeat(200_000) }), "reason"),
];

const accepted: readonly (readonly [string, () => Form, string])[] = [
  ["apostrophes and hyphens", () => called("d’Hœdt-Lefèvre"), "d'Hœdt-Lefèvre"],
  ["an apostrophe first", () => called("’t Hooft"), "'t Hooft"],
  ["one letter", () => called("Y"), "Y"],
  ["diacritics of elsewhere", () => called("Nguyễn-Ağaoğlu Þórsson"), "Nguyễn-Ağaoğlu Þórsson"],
  ["a hundred letters", () => called("b".repeat(100)), "b".repeat(100)],
  ["a birth on 29 February", () => form(bornOn("Morel", "1980-02-29")), "Morel"],
  ["a year of birth alone", () => born({ kind: "year", year: 1980 }), "Morel"],
  ["a declared birth", () => born({ kind: "declared", date: "1980-01-01" }), "Morel"],
];

/** Content that can't be kept, field by field; and what looks odd and is right. */
export const fields = (scene: Scene): void => {
  const count = async (): Promise<number> =>
    (await scene.cast.partner.get("/referrals?limit=500")).body.items.length;

  it.each(wrong)("%s is refused", async (_, make, code, expected) => {
    const before = await count();
    expectRefused(await scene.cast.partner.post("/referrals", make()), 422, code, expected);
    expect(await count()).toBe(before);
  });

  it("59380 says which places it may mean, and chooses none", async () => {
    const { body } = await scene.cast.partner.post("/referrals", living({ commune: "59380" }));
    for (const place of ["Mardyck", "Armbouts-Cappel", "Spycker", "Téteghem"])
      expect(body.detail).toContain(place);
  });

  it("every fault is told at once", async () => {
    const answer = await scene.cast.partner.post("/referrals", { reason: "" });
    expectRefused(answer, 422, "invalid", { field: "reason" });
    const told = answer.body.errors.map(({ field }: { field: string }) => field);
    expect(told).toEqual(expect.arrayContaining(["identity", "contact", "residence", "notice"]));
  });

  it.each(accepted)("%s: taken as it is", async (_, make, birthName) => {
    const { dossier } = done(await scene.cast.partner.post("/referrals", make()));
    const { person } = await read(scene.cast.counsellor, String(dossier));
    expect(person.identity.birthName).toBe(birthName);
  });

  it("words are never markup: kept and given back as they were typed", async () => {
    const reason = "<img src=x onerror=alert(1)> & « guillemets » 🙂\n{{7*7}} ' OR 1=1 --";
    const { dossier } = done(await scene.cast.partner.post("/referrals", form({ reason })));
    const { referral } = await read(scene.cast.counsellor, String(dossier));
    expect(referral.reason).toBe(reason);
    const half = done(await scene.cast.partner.post("/referrals", form({ reason: "a\ud83d b" })));
    const kept = (await read(scene.cast.counsellor, String(half.dossier))).referral.reason;
    expect(kept).toBe("a\ufffd b");
  });
};
