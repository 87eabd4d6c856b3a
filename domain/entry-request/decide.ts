import { type Change, change, type Decision } from "../decider.ts";
import { refuseClosed } from "../dossier/closed.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { openParcours } from "../dossier/stage.ts";
import { refuseWorkInFuture } from "../person/situation.ts";
import { isGroup, singleCriteria } from "../protocol/criterion.ts";
import { protocolOn } from "../protocol/protocol.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import { refusals } from "./refusals.ts";
import type { Preparation, Reasoned, Withdrawn } from "./request.ts";
import { withdrawRequest } from "./withdrawal.ts";

/** Criteria are those of the protocol that will judge: of the first submission, or of today while there is none. */
const refuseClaims = (
  { claimed, withoutWorkSince }: Preparation,
  requestDate: string,
  context: Context,
): Refusal | undefined => {
  const protocol = protocolOn(context.protocols, requestDate);
  if (isRefusal(protocol)) return protocol;
  const groups = protocol.criteria.filter(isGroup);
  const known = singleCriteria(groups).map(({ code }) => code);
  if (claimed.some((code) => !known.includes(code))) return refusals.unknownCriterion();
  return refuseWorkInFuture(withoutWorkSince, context.today);
};

/** Begins the request or changes it while the counsellor has it; after a withdrawal, another one begins. */
export const prepareEntryRequest = (
  dossier: Dossier,
  input: Preparation,
  context: Context,
): Decision | Refusal => {
  const closed = refuseClosed(dossier);
  if (closed) return closed;
  if (openParcours(dossier)) return refusals.notEditable();
  const request = latest(dossier, "entry-request");
  const status = request?.state.status ?? "withdrawn";
  if (!["draft", "returned", "withdrawn"].includes(status)) return refusals.notEditable();
  const wrong = refuseClaims(input, request?.state.requestDate ?? context.today, context);
  if (wrong) return wrong;
  const { claimed, motivation, ...facts } = input;
  const id = request === undefined || status === "withdrawn" ? context.newId() : request.id;
  return change("entry-request", id, {
    type: "entry-request-prepared",
    data: {},
    words: { claimed, facts, motivation },
  });
};

/** Sends the request to the manager, as it comes: no minimum of documents, the control says what is missing. */
export const submitEntryRequest = (
  dossier: Dossier,
  _input: unknown,
  context: Context,
): Decision | Refusal => {
  const closed = refuseClosed(dossier);
  if (closed) return closed;
  if (latest(dossier, "opinion")?.state.kind !== "favourable")
    return refusals.noFavourableOpinion();
  const request = latest(dossier, "entry-request");
  if (request === undefined) return refusals.nothingPrepared();
  if (!["draft", "returned"].includes(request.state.status)) return refusals.notEditable();
  return change("entry-request", request.id, {
    type: "entry-request-submitted",
    data: { requestDate: request.state.requestDate ?? context.today },
  });
};

const submitted = (dossier: Dossier) => {
  const closed = refuseClosed(dossier);
  if (closed) return closed;
  const request = latest(dossier, "entry-request");
  return request?.state.status === "submitted" ? request : refusals.notSubmitted();
};

/**
 * The manager finds the request relevant. This, and only this, asks for the first control: the new control's event goes
 * from the stream to the queue of the automatic check.
 */
export const validateEntryRequest = (
  dossier: Dossier,
  _input: unknown,
  context: Context,
): Decision | Refusal => {
  const request = submitted(dossier);
  if (isRefusal(request)) return request;
  const requestDate = request.state.requestDate ?? context.today;
  return {
    changes: [
      {
        kind: "entry-request",
        id: request.id,
        events: [{ type: "entry-request-validated", data: {} }],
      },
      {
        kind: "control",
        id: context.newId(),
        events: [{ type: "control-requested", data: { subject: "entry", requestDate } }],
      },
    ],
  };
};

/** Back to the counsellor for completion; the request date stays that of the first submission. */
export const returnEntryRequest = (
  dossier: Dossier,
  input: Reasoned,
  context: Context,
): Decision | Refusal => {
  const request = submitted(dossier);
  if (isRefusal(request)) return request;
  const wrong = refuseReason(context.settings, "return", input.code);
  if (wrong) return wrong;
  return change("entry-request", request.id, {
    type: "entry-request-returned",
    data: { code: input.code },
    words: { words: input.words },
  });
};

/** Not relevant: the passage closes, with a reason code whose shareable label the partner reads. */
export const declineEntryRequest = (
  dossier: Dossier,
  input: Reasoned,
  context: Context,
): Decision | Refusal => {
  const request = submitted(dossier);
  if (isRefusal(request)) return request;
  const wrong = refuseReason(context.settings, "decline", input.code);
  if (wrong) return wrong;
  const referral = latest(dossier, "referral");
  const closing: Change[] = referral
    ? [
        {
          kind: "referral",
          id: referral.id,
          events: [{ type: "referral-closed", data: { code: `decline/${input.code}` } }],
        },
      ]
    : [];
  return {
    changes: [
      {
        kind: "entry-request",
        id: request.id,
        events: [
          {
            type: "entry-request-declined",
            data: { code: input.code },
            words: { words: input.words },
          },
        ],
      },
      ...closing,
    ],
  };
};

/** The person gives up, or it was a mistake: possible until the entry; a control that waits is withdrawn with it. */
export const withdrawEntryRequest = (
  dossier: Dossier,
  input: Withdrawn,
  context: Context,
): Decision | Refusal => {
  const closed = refuseClosed(dossier);
  if (closed) return closed;
  const changes = withdrawRequest(dossier, input);
  if (changes.length === 0 || openParcours(dossier)) return refusals.notWithdrawable();
  return refuseReason(context.settings, "withdrawal", input.code) ?? { changes };
};
