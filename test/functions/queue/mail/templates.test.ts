import { describe, expect, it } from "vitest";
import type { Attainment } from "../../../../domain/objective/attainment.ts";
import { DEFAULT_OBJECTIVES } from "../../../../domain/objective/objective.ts";
import { contentOf } from "../../../../functions/queue/mail/content.ts";
import type { MailContent } from "../../../../functions/queue/mail/letter.ts";
import {
  documentsMissing,
  thirdReturn,
} from "../../../../functions/queue/mail/templates/documents-missing.ts";
import { dossierOpened } from "../../../../functions/queue/mail/templates/dossier-opened.ts";
import { entryReview } from "../../../../functions/queue/mail/templates/entry-review.ts";
import { nightReport } from "../../../../functions/queue/mail/templates/night-report.ts";
import { prescriberTold } from "../../../../functions/queue/mail/templates/prescriber-told.ts";
import { untouchedReferrals } from "../../../../functions/queue/mail/templates/untouched-referrals.ts";

const plie = "PLIE du Dunkerquois";
const address = "https://jalon.example/dossiers/1?vue=a&b";
const about = { plie, dossierNumber: "2026-00417", address };

const [entries, acceptance, delay, women] = DEFAULT_OBJECTIVES;
if (!entries || !acceptance || !delay || !women) throw new Error("four objectives are shipped");
const date = "2026-06-30";
const attainments: readonly Attainment[] = [
  {
    objective: entries,
    measure: "volume",
    unit: "entrées",
    date,
    realised: 171,
    numerator: 171,
    denominator: 320,
    expected: 158.68,
    ahead: 12.32,
    projection: { value: 344.8, low: 295.1, high: 400.6 },
  },
  {
    objective: acceptance,
    measure: "rate",
    unit: "%",
    date,
    realised: 0.7,
    numerator: 140,
    denominator: 200,
    expected: 0.8,
    ahead: -0.1,
  },
  {
    objective: delay,
    measure: "delay",
    unit: "jours",
    date,
    realised: 19,
    numerator: 8,
    denominator: 10,
    expected: 30,
    ahead: 11,
  },
  {
    objective: women,
    measure: "volume",
    unit: "entrées",
    date,
    numerator: 0,
    denominator: 160,
    expected: 79.3,
  },
];

const mails: readonly (readonly [string, MailContent])[] = [
  ...(["appointment", "opinion", "entry", "closing"] as const).map(
    (news) => [news, prescriberTold({ ...about, news })] as const,
  ),
  ["documents-missing", documentsMissing({ ...about, count: 3, since: "2026-11-01", days: 9 })],
  ["third-return", thirdReturn({ ...about, returns: 3 })],
  ["entry-review", entryReview({ ...about, standing: "waiting" })],
  ["dossier-opened", dossierOpened({ ...about, hours: 24, reason: "Suivi partagé" })],
  [
    "untouched-referrals",
    untouchedReferrals({
      plie,
      limit: 15,
      address,
      referrals: [{ ...about, why: "untouched", days: 18 }],
    }),
  ],
  ["night-report", nightReport({ plie, date, attainments, address })],
  ["night-report of no objective", nightReport({ plie, date, attainments: [], address })],
];

describe.each(mails)("the mail %s", (_, { subject, text, html }) => {
  it("says the same in both forms, in French, with a link", () => {
    expect(subject.length).toBeLessThan(80);
    expect(text).toContain(address);
    expect(html).toContain('href="https://jalon.example/dossiers/1?vue=a&amp;b"');
    expect(html).toMatch(/^<!doctype html><html lang="fr" dir="ltr">/);
    expect(text).toContain("Message envoyé par Jalon pour PLIE du Dunkerquois.");
  });

  it("brings no picture, script, style sheet or address but ours", () => {
    expect(html).not.toMatch(/<(img|script|link|style|iframe|form|svg)\b/i);
    const addresses = html.match(/(?:https?:)?\/\/[^"\s<]+/g) ?? [];
    expect(addresses.every((each) => each.startsWith("https://jalon.example/"))).toBe(true);
  });

  it("is read in order by who hears it: one title, tables that say what they are", () => {
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    const tables = html.match(/<table\b[^>]*>(<caption)?/g) ?? [];
    expect(tables.every((table) => /role="presentation"|<caption/.test(table))).toBe(true);
  });
});

it("words are never read as markup, and only web addresses are linked", () => {
  const letter = {
    subject: "<b>",
    plie: "A & B",
    parts: [{ kind: "paragraph", words: "<script>" }],
  } as const;
  const { html, text } = contentOf(letter);
  expect(html).toContain("<title>&lt;b&gt;</title>");
  expect(html).toContain("A &amp; B");
  expect(html).not.toContain("<script>");
  expect(text).toContain("<script>");
  const button = { kind: "button", words: "Ouvrir", address: "javascript:alert(1)" } as const;
  expect(() => contentOf({ ...letter, parts: [button] })).toThrow();
});

describe("the report of the night", () => {
  const { text, html } = nightReport({ plie, date, attainments, address });

  it("tells each objective by its measure", () => {
    const said = text.replaceAll(/[\u00a0\u202f]/g, " ");
    expect(said).toContain("171 sur 320, soit 53,4 % de l’objectif, en avance de 12,3");
    expect(said).toContain("Attendu : 158,7");
    expect(said).toContain("Projection : 345 (de 295 à 401)");
    expect(said).toContain("70 % pour un objectif de 80 %, en retard de 10 points");
    expect(said).toContain("19 jours, dans le délai (80 % des décisions à temps)");
    expect(said).toContain("Cible : 30 jours au plus");
    expect(said).toContain("Entrées de femmes en 2026 : rien à compter encore");
  });

  it("says that no objective runs, without an empty table", () => {
    const none = nightReport({ plie, date, attainments: [], address });
    const said = none.text.replaceAll(/[\u00a0\u202f]/g, " ");
    expect(said).toContain("Aucun objectif ne courait au soir du 30 juin 2026.");
    expect(none.html).not.toContain("<caption");
  });

  it("draws bars for eyes only", () => {
    expect(html.match(/role="presentation" aria-hidden="true"/g)).toHaveLength(4);
    expect(html).toContain('<td width="53%"');
    expect(html).toContain('<td width="47%"');
  });
});

describe("the alert on untouched orientations", () => {
  const referrals = Array.from({ length: 23 }, (_, index) => ({
    dossierNumber: `2026-${index}`,
    why: "untouched" as const,
    days: 16 + index,
    address,
  }));

  it("shows the oldest first, twenty at most", () => {
    const { subject, text } = untouchedReferrals({ plie, limit: 15, address, referrals });
    expect(subject).toBe("23 orientations attendent depuis plus de 15 jours");
    expect(text.indexOf("2026-22")).toBeLessThan(text.indexOf("2026-21"));
    expect(text).toContain("Et 3 autres.");
    expect(text).not.toContain("2026-2\u00a0:");
  });

  it("says of each exactly what happened", () => {
    const [one] = referrals;
    const of = (why: "untouched" | "missed" | "unattended") =>
      untouchedReferrals({ plie, limit: 15, address, referrals: one ? [{ ...one, why }] : [] })
        .text;
    expect(of("untouched")).toContain("ni rendez-vous, ni contact");
    expect(of("missed")).toContain("n’est pas venue");
    expect(of("unattended")).toContain("aucun conseiller");
    for (const why of ["missed", "unattended"] as const)
      expect(of(why)).not.toContain("ni rendez-vous");
  });
});

describe("the reminder of missing documents", () => {
  it("counts them and says since when", () => {
    const one = documentsMissing({ ...about, count: 1, since: "2026-11-01", days: 0 });
    expect(one.text).toContain("Une pièce est à compléter");
    expect(one.text).toContain("du 1er\u00a0novembre 2026");
    expect(one.text).not.toContain("attend depuis");
    const more = documentsMissing({ ...about, count: 3, since: "2026-11-01", days: 1 });
    expect(more.text).toContain("3 pièces sont à compléter");
    expect(more.text).toContain("attend depuis 1 jour.");
  });
});
