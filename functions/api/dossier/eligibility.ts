import * as z from "zod";
import { draft } from "../../../domain/control/answer.ts";
import { documentStatuses } from "../../../domain/document/document.ts";
import { report } from "../../../domain/eligibility/report.ts";
import { whenAsked } from "../../../domain/fields.ts";
import { seen, spoken } from "./seen.ts";

const text = z.string();
const outcome = () => z.enum(["granted", "refused", "documents-missing"]);
const keysOf = <Code extends string>(labels: Readonly<Record<Code, unknown>>) =>
  z.enum(Object.keys(labels) as [Code, ...Code[]]);

const review = whenAsked(() =>
  z.object({
    document: text.optional(),
    kind: text,
    accepted: z.boolean(),
    fault: text.optional(),
  }),
);
/** Words on the whole, and on each of `reviews` by its place. */
const remark = whenAsked(() => spoken(z.object({ text, notes: z.array(text) })).optional());

const control = whenAsked(() =>
  seen({
    subject: z.enum(["entry", "exit"]),
    status: z.enum(["waiting", "reserved", "granted", "refused", "documents-missing", "withdrawn"]),
    requestDate: text,
    requestedAt: text,
    supersedes: text.optional(),
    report: spoken(report()).optional(),
    checkedAt: text.optional(),
    reservation: z.object({ by: text, until: text }).optional(),
    draft: spoken(draft).optional(),
    returns: z
      .array(
        z.looseObject({
          at: text,
          resubmittedAt: text.optional(),
          reviews: z.array(review()),
          words: remark(),
        }),
      )
      .optional(),
    tellManager: z.literal(true).optional(),
    decision: z
      .looseObject({
        outcome: outcome(),
        code: text.optional(),
        by: text,
        at: text,
        reviews: z.array(review()).optional().describe("Absent pour l’équipe d’animation"),
        words: remark(),
      })
      .optional(),
    supersededBy: text.optional(),
  }),
);

const document = whenAsked(() =>
  seen({
    status: keysOf(documentStatuses),
    kinds: z.array(text),
    name: spoken(text).optional(),
    type: text.optional(),
    size: z.int().optional(),
    depositedOn: text.optional(),
    issuedOn: text.optional(),
    expiresOn: text.optional(),
    uploadedAt: text.optional(),
    announcedAt: text,
    by: text,
    verdicts: z.object({ content: text.optional(), malware: text.optional() }),
    lastCharacters: spoken(text).optional(),
    replaces: text.optional().describe("Le document dont celui-ci est la version noircie"),
  }),
);

const withdrawn = whenAsked(() =>
  z.object({
    id: text,
    kinds: z.array(text),
    depositedOn: text.optional(),
    withdrawal: z.looseObject({
      code: text,
      moveTo: text.optional(),
      replacedBy: text.optional(),
      at: text,
      destroyed: z.boolean(),
    }),
    readers: z.array(text),
  }),
);

/** From the entry request to the contract. */
export const eligibility = () => ({
  entryRequest: seen({
    status: z.enum(["draft", "submitted", "returned", "validated", "declined", "withdrawn"]),
    preparedBy: text,
    requestDate: text.optional(),
    claimed: spoken(z.array(text)),
    facts: spoken(
      z.looseObject({ withoutWorkSince: text.optional(), educationLevel: z.int().optional() }),
    ),
    motivation: spoken(text),
    submittedAt: text.optional(),
    returns: z.array(
      z.looseObject({
        code: text,
        at: text,
        resubmittedAt: text.optional(),
        words: spoken(text),
      }),
    ),
    decision: z
      .looseObject({
        code: text.optional(),
        by: text,
        at: text,
        words: spoken(text).optional(),
      })
      .optional(),
  }).optional(),
  controls: z.array(control()).optional(),
  documents: z.array(document()).optional(),
  withdrawnDocuments: z.array(withdrawn()).optional(),
  parcours: z
    .array(
      seen({
        status: z.enum(["open", "cancelled", "ended"]),
        enteredOn: text,
        recordedBy: text,
        control: text,
        session: text.optional(),
        referents: z.array(z.object({ account: text, from: text, to: text.optional() })),
        keptDespite: text.optional(),
        cancellation: z.object({ code: text, at: text }).optional(),
      }),
    )
    .optional(),
  contract: seen({
    status: z.enum(["due", "asked", "produced", "signed", "impossible", "void"]),
    dueOn: text,
    askedAt: text.optional(),
    signedOn: text.optional(),
    document: text.optional(),
    code: text.optional(),
  }).optional(),
});
