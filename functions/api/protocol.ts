import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { civilDate, strict } from "../../domain/fields.ts";
import { DEFAULT_PROTOCOL } from "../../domain/protocol/default-protocol.ts";
import { protocolDifferences } from "../../domain/protocol/differences.ts";
import { draftProtocol as decideDraft, protocolDraft } from "../../domain/protocol/draft.ts";
import { periodsOf, protocolVersion } from "../../domain/protocol/protocol.ts";
import { withdrawProtocol as decideWithdrawal } from "../../domain/protocol/withdraw.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { settingsOn } from "../../domain/setting/setting.ts";
import {
  protocolRecord,
  protocolRemoval,
  readSettingRecords,
} from "../adapters/table/reference.ts";
import { dryRun } from "../dry-run.ts";
import { card, cardExample } from "./kit/card.ts";
import { answerOnce } from "./kit/once.ts";
import { operation } from "./kit/operation.ts";

const periodShown = protocolVersion().extend({
  to: civilDate.optional().describe("Dernier jour, quand une autre version suit"),
  differences: z.array(
    strict({
      subject: z.string(),
      label: z.string(),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
});

export const listProtocols = operation({
  summary: "Les versions du protocole, leurs périodes et ce qui change de l’une à l’autre",
  answer: () => strict({ items: z.array(periodShown) }),
  refusals: ["not-allowed"],
  shows: { items: [{ ...DEFAULT_PROTOCOL, differences: [] }] },
  run: async ({ actor, now, today }) => {
    const permission = may(actor, "listProtocols", now);
    if (isRefusal(permission)) return permission;
    const { records, protocols } = await readSettingRecords();
    const { documentKinds } = settingsOn(records, today).values;
    const nameOf = (code: string) =>
      documentKinds.find((kind) => kind.code === code)?.label ?? code;
    const periods = periodsOf(protocols);
    return {
      items: periods.map((version, index) => {
        const before = periods[index - 1];
        return {
          ...version,
          differences: before ? protocolDifferences(before, version, nameOf) : [],
        };
      }),
    };
  },
});

const communeRefusals = [
  "commune-unknown",
  "postcode-as-insee",
  "postcode-or-insee",
  "associated-commune-as-commune",
];

export const draftProtocol = operation({
  summary: "Préparer une nouvelle version du protocole, en vigueur à partir d’un jour à venir",
  body: protocolDraft,
  example: { ...DEFAULT_PROTOCOL, from: "2027-01-01" },
  answer: () => strict({ from: z.string() }),
  status: 201,
  refusals: [
    "not-allowed",
    "protocol-not-in-future",
    "protocol-day-taken",
    ...communeRefusals,
    "document-kind-unknown",
    "changed-meanwhile",
    "key-reused",
  ],
  shows: { from: "2027-01-01" },
  run: async (request) => {
    const { actor, now, today, body } = request;
    const permission = may(actor, "draftProtocol", now);
    if (isRefusal(permission)) return permission;
    const { records, protocols } = await readSettingRecords();
    const version = decideDraft(protocols, body, {
      by: actor.account,
      today,
      documentKinds: settingsOn(records, today).values.documentKinds.map(({ code }) => code),
    });
    const made = isRefusal(version)
      ? version
      : { record: protocolRecord(version), answer: { from: version.from } };
    return answerOnce(request, "draftProtocol", made);
  },
});

export const withdrawProtocol = operation({
  summary: "Retirer une version du protocole qui n’a pas commencé",
  body: strict({}),
  answer: () => strict({ from: z.string() }),
  refusals: [
    "not-allowed",
    "protocol-unknown",
    "protocol-begun",
    "changed-meanwhile",
    "key-reused",
  ],
  shows: { from: "2027-01-01" },
  run: async (request) => {
    const { actor, now, today, params } = request;
    const permission = may(actor, "withdrawProtocol", now);
    if (isRefusal(permission)) return permission;
    const { protocols } = await readSettingRecords();
    const version = decideWithdrawal(protocols, params.from ?? "", today);
    const made = isRefusal(version)
      ? version
      : { record: protocolRemoval(version), answer: { from: version.from } };
    return answerOnce(request, "withdrawProtocol", made);
  },
});

const tried = strict({
  criterion: z.string(),
  label: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
});

export const dryRunProtocol = operation({
  summary: "Essayer une version du protocole sur les dossiers ouverts ; rien n’en est gardé",
  body: protocolDraft,
  example: { ...DEFAULT_PROTOCOL, from: "2027-01-01" },
  answer: () =>
    strict({
      examined: z.int(),
      complete: z.boolean(),
      changed: z.int(),
      gained: z.int(),
      lost: z.int(),
      criteria: z.array(strict({ criterion: z.string(), label: z.string(), dossiers: z.int() })),
      dossiers: z
        .array(
          strict({
            card,
            criteria: z.array(tried),
            before: z.boolean(),
            after: z.boolean(),
          }),
        )
        .optional(),
    }),
  refusals: ["not-allowed", "protocol-not-in-future", ...communeRefusals, "document-kind-unknown"],
  shows: {
    examined: 212,
    complete: true,
    changed: 1,
    gained: 0,
    lost: 1,
    criteria: [{ criterion: "minimum-age", label: "Âge minimum", dossiers: 1 }],
    dossiers: [
      {
        card: cardExample,
        criteria: [
          { criterion: "minimum-age", label: "Âge minimum", before: "met", after: "not-met" },
        ],
        before: true,
        after: false,
      },
    ],
  },
  run: async ({ actor, now, today, body }) => {
    const permission = may(actor, "dryRunProtocol", now);
    if (isRefusal(permission)) return permission;
    const { records, protocols } = await readSettingRecords();
    // A version already kept for its day may be tried as well.
    const others = protocols.filter(({ from }) => from !== body.from);
    const version = decideDraft(others, body, {
      by: actor.account,
      today,
      documentKinds: settingsOn(records, today).values.documentKinds.map(({ code }) => code),
    });
    return isRefusal(version) ? version : dryRun(version, actor, now);
  },
});
