import type { CivilDate } from "../date.ts";
import { describeRule, type Requirement } from "../protocol/requirement.ts";
import type { DocumentKind } from "../setting/document-kinds.ts";
import type { Reason } from "../setting/reasons.ts";
import { movedOn } from "../territory/residence.ts";
import { type Judgement, judgeDocument, type Reference } from "./document-rule.ts";
import type { DocumentFact, PersonFacts } from "./facts.ts";
import type { Missing, MissingOption, UsedDocument } from "./report.ts";
import { documentSentence } from "./sentences.ts";

/** What the documents say of a requirement: proven from a day to a day, by which, or what is missing. */
export type Evidence = {
  readonly proven: boolean;
  readonly from?: CivilDate;
  readonly until?: CivilDate;
  readonly used: readonly UsedDocument[];
  readonly missing: readonly Missing[];
};

type Scene = {
  readonly documents: readonly DocumentFact[];
  /** By code. */
  readonly kinds: ReadonlyMap<string, DocumentKind>;
  /** The reasons for which a document is not accepted. */
  readonly faults: readonly Reason[];
  readonly residences: PersonFacts["residences"];
  readonly reference: Omit<Reference, "movedOn">;
};

/** The later of two beginnings; none is the earliest. */
export const laterOf = (one?: CivilDate, other?: CivilDate): CivilDate | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;
/** The earlier of two ends; none is the latest. */
export const earlierOf = (one?: CivilDate, other?: CivilDate): CivilDate | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one;

/** Orders ends, latest first; none is the latest. */
export const byEnd = (one?: CivilDate, other?: CivilDate): number => {
  if (one === other) return 0;
  if (one === undefined) return -1;
  if (other === undefined) return 1;
  return one < other ? 1 : -1;
};

const dates = (from?: CivilDate, until?: CivilDate) => ({
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
});

const longestLasting = (proofs: readonly Evidence[]): Evidence | undefined =>
  proofs.toSorted(
    (one, other) =>
      byEnd(one.until, other.until) ||
      Number(other.used.every(({ review }) => review === "accepted")) -
        Number(one.used.every(({ review }) => review === "accepted")),
  )[0];

type OneDocument = Extract<Requirement, { document: string }>;
type Judged = { readonly fact: DocumentFact; readonly judgement: Judgement };

/** What the document is called, for Statistics and for the person. */
const namesOf = ({ document, rule }: OneDocument, { kinds }: Scene) => {
  const known = kinds.get(document);
  const rules = describeRule(rule);
  return {
    label: known?.label ?? document,
    rules,
    asked: known?.plain ? { plain: rules ? `${known.plain},${rules}` : known.plain } : {},
  };
};

const proofBy = (required: OneDocument, { fact, judgement }: Judged, scene: Scene): Evidence[] => {
  if (!judgement.proves) return [];
  const { label, asked } = namesOf(required, scene);
  const { document, kind, review } = fact;
  const { from, until } = judgement;
  const used = { document, kind, label, review, ...(until !== undefined && { until }), ...asked };
  return [{ proven: true, ...dates(from, until), used: [used], missing: [] }];
};

const withoutProof = (required: OneDocument, last: Judged | undefined, scene: Scene): Evidence => {
  const { label, rules, asked } = namesOf(required, scene);
  const refused = last && !last.judgement.proves ? last.judgement : undefined;
  const code = refused?.code ?? "missing";
  const said = refused?.said;
  const fault = said?.fault && scene.faults.find((known) => known.code === said.fault)?.label;
  const missing: Missing = {
    kind: required.document,
    label: `${label}${rules}`,
    ...asked,
    code,
    sentence: documentSentence(code, { ...said, fault }),
    ...(last && { document: last.fact.document }),
  };
  return { proven: false, used: [], missing: [missing] };
};

const oneDocument = (required: OneDocument, scene: Scene): Evidence => {
  const { reference, residences } = scene;
  const moved = required.provesAddress ? movedOn(residences, reference.day) : undefined;
  const held = moved ? { ...reference, movedOn: moved } : reference;
  const judged = scene.documents
    .filter(({ kind }) => kind === required.document)
    .map((fact) => ({ fact, judgement: judgeDocument(required.rule, fact, held) }));
  const best = longestLasting(judged.flatMap((one) => proofBy(required, one, scene)));
  return best ?? withoutProof(required, judged.at(-1), scene);
};

const isBegun = (evidence: Evidence): boolean =>
  evidence.used.length > 0 ||
  evidence.missing.some((one) => "kind" in one && one.document !== undefined);

const labelled = (required: Requirement, evidence: Evidence): MissingOption => ({
  ...("label" in required && required.label && { label: required.label }),
  all: evidence.missing,
});

/**
 * Walks a requirement. Of several proofs the one that lasts longest is kept, so that one more good document never
 * shortens what is proven; of several ways to complete, the one already begun comes first.
 */
export const evidenceFor = (required: Requirement, scene: Scene): Evidence => {
  if ("document" in required) return oneDocument(required, scene);
  if ("allOf" in required) {
    const parts = required.allOf.map((part) => evidenceFor(part, scene));
    const proven = parts.every((part) => part.proven);
    const from = parts.map((part) => part.from).reduce(laterOf, undefined);
    const until = parts.map((part) => part.until).reduce(earlierOf, undefined);
    return {
      proven,
      ...(proven && dates(from, until)),
      used: parts.flatMap((part) => part.used),
      missing: parts.flatMap((part) => part.missing),
    };
  }
  const options = required.anyOf.map((option) => ({
    option,
    evidence: evidenceFor(option, scene),
  }));
  const best = longestLasting(
    options.map(({ evidence }) => evidence).filter(({ proven }) => proven),
  );
  if (best) return best;
  const ordered = options.toSorted(
    (one, other) => Number(isBegun(other.evidence)) - Number(isBegun(one.evidence)),
  );
  return {
    proven: false,
    used: options.flatMap(({ evidence }) => evidence.used),
    missing: [{ oneOf: ordered.map(({ option, evidence }) => labelled(option, evidence)) }],
  };
};
