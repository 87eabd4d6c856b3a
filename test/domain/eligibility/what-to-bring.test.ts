import { expect, it } from "vitest";
import type { DocumentReview } from "../../../domain/control/control.ts";
import { refusedIn } from "../../../domain/control/returned.ts";
import { whatToBring } from "../../../domain/eligibility/what-to-bring.ts";
import { settingsOn } from "../../../domain/setting/setting.ts";
import { reportOn, withoutKind } from "./scene.ts";

const refusal = (kind: string, fault: string, document?: string) =>
  ({ kind, accepted: false, fault, ...(document && { document }) }) as DocumentReview;
const list = (
  scene: Parameters<typeof reportOn>[0],
  reviews: readonly DocumentReview[],
  notes: readonly string[] = [],
) =>
  whatToBring(reportOn(scene), refusedIn({ reviews, notes }, settingsOn([], "2026-11-24"))).items;

it("a paper that the automatic check took for good, and that Statistics cannot read, is asked for again, with why", () => {
  const reviews = [refusal("rsa-certificate", "unreadable", "rsa")];
  expect(list({}, reviews, ["la date est coupée."])).toEqual([
    {
      text: "Votre attestation de paiement du RSA (Caf ou MSA), de moins de 3 mois.",
      why: ["Pièce illisible : la date est coupée."],
    },
  ]);
});

it("a kind is asked for once, whatever the number of its papers; not at all when another one of it does", () => {
  const reviews = [
    refusal("address-proof", "outdated", "one"),
    refusal("address-proof", "unreadable", "two"),
    refusal("passport", "unreadable", "old"),
    { kind: "passport", accepted: true, document: "new" },
  ];
  expect(list({}, reviews)).toMatchObject([{ why: ["Pièce périmée.", "Pièce illisible."] }]);
});

it("what is missing in both is told once, with the choice that is left and Statistics' reason first", () => {
  const scene = { documents: withoutKind("rsa-certificate") };
  const [first, ...others] = list(scene, [refusal("rsa-certificate", "missing")]);
  expect(first?.text).toMatch(/^RSA, ASS ou AAH : votre attestation de paiement du RSA/);
  expect(first?.why).toEqual(["Attestation RSA : pièce absente."]);
  expect(others).toEqual([]);
});

it("a kind that no criterion asks for is named in plain French", () => {
  expect(list({}, [refusal("diploma", "missing")])).toEqual([
    { text: "Votre diplôme le plus élevé.", why: ["Pièce absente."] },
  ]);
});
