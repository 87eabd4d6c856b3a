import type { Answer, Draft, GivenReview } from "../../../domain/control/answer.ts";
import type { Missing, Report } from "../../../domain/eligibility/report.ts";
import type { DossierView, SeenDocument } from "../dossier/view.ts";

/** One thing to review: a document under one of its kinds, or a kind that is not there. */
export type Item = {
  readonly key: string;
  readonly kind: string;
  readonly document?: SeenDocument;
  /** What is expected, in the report's words. */
  readonly expected: readonly string[];
};

export type Verdict = {
  readonly accepted: boolean;
  readonly fault?: string;
  readonly words?: string;
};

export type Verdicts = Readonly<Record<string, Verdict>>;

export const keyOf = (kind: string, document?: string): string => `${document ?? ""}|${kind}`;

const flat = (missing: readonly Missing[]): readonly Exclude<Missing, { oneOf: unknown }>[] =>
  missing.flatMap((one) =>
    "oneOf" in one ? one.oneOf.flatMap((option) => flat(option.all)) : [one],
  );

const singles = (report: Report) =>
  report.criteria.flatMap((one) => [one, ...(one.alternatives ?? [])]);

/** What the report says of a kind: the criteria that it proves, or would. */
const expectationsOf = (report: Report | undefined, kind: string): readonly string[] => [
  ...new Set(
    (report ? singles(report) : [])
      .filter(
        (one) =>
          one.documents.some((used) => used.kind === kind) ||
          flat(one.missing).some((missing) => missing.kind === kind),
      )
      .map((one) => one.label),
  ),
];

/** Everything to review: each document under each kind first, then what the report misses. */
export const itemsOf = (view: DossierView, report: Report | undefined): readonly Item[] => {
  const present = (view.documents ?? [])
    .filter((document) => ["usable", "seen"].includes(document.status))
    .flatMap((document) =>
      document.kinds.map((kind) => ({
        key: keyOf(kind, document.id),
        kind,
        document,
        expected: expectationsOf(report, kind),
      })),
    );
  const there = new Set(present.map((item) => item.kind));
  const missing = (report ? singles(report) : [])
    .filter((one) => one.verdict === "not-proven")
    .flatMap((one) => flat(one.missing))
    .map((one) => one.kind);
  return [
    ...present,
    ...[...new Set(missing)]
      .filter((kind) => !there.has(kind))
      .map((kind) => ({ key: keyOf(kind), kind, expected: expectationsOf(report, kind) })),
  ];
};

/** What the person is about to say on the whole; the outcome only when it is not the one that the verdicts suggest. */
export type Saying = Pick<Draft, "outcome" | "code" | "words">;

/** A review under way: a verdict for each item, and what will be said with the decision. */
export type Review = { readonly verdicts: Verdicts; readonly saying: Saying };

/** The review that a kept draft tells. */
export const reviewFrom = (draft: Partial<Draft> | null | undefined): Review => {
  const { reviews = [], ...saying } = draft ?? {};
  const verdicts = reviews.map(({ document, kind, accepted, fault, words }) => [
    keyOf(kind, document),
    { accepted, fault, words },
  ]);
  return { verdicts: Object.fromEntries(verdicts), saying };
};

/** The reviews that stand, in the order of the screen. */
export const reviewsOf = (items: readonly Item[], verdicts: Verdicts): GivenReview[] =>
  items.flatMap(({ key, kind, document }): GivenReview[] => {
    const verdict = verdicts[key];
    if (verdict === undefined) return [];
    return [
      {
        kind,
        accepted: verdict.accepted,
        ...(document && { document: document.id }),
        ...(verdict.fault && { fault: verdict.fault }),
        ...(verdict.words?.trim() && { words: verdict.words }),
      },
    ];
  });

/** The draft that keeps a review. */
export const draftOf = (items: readonly Item[], { verdicts, saying }: Review): Draft => ({
  ...saying,
  reviews: reviewsOf(items, verdicts),
});

/** Documents still without a verdict. */
export const unreviewed = (items: readonly Item[], verdicts: Verdicts): number =>
  items.filter((item) => item.document && verdicts[item.key] === undefined).length;

/** What the reviews suggest; the person decides. */
export const suggested = (items: readonly Item[], verdicts: Verdicts): Answer["outcome"] =>
  reviewsOf(items, verdicts).some((review) => !review.accepted) ? "documents-missing" : "granted";
