import { type Change, change, type Decision } from "../decider.ts";
import { refuseClosed } from "../dossier/closed.ts";
import type { Context } from "../dossier/context.ts";
import { all, type Dossier, latest, type Stored } from "../dossier/dossier.ts";
import { openParcours, standingControl } from "../dossier/stage.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import type { Answer, Draft } from "./answer.ts";
import type { DocumentReview } from "./control.ts";
import { refusals } from "./refusals.ts";
import { isHeldBy, isTaken } from "./reservation.ts";
import { refuseAnswer } from "./reviews.ts";

type Control = Stored<"control">;

const later = (now: string, hours: number) =>
  new Date(Date.parse(now) + hours * 3_600_000).toISOString();

const isMine = ({ state }: Control, context: Context): boolean =>
  isHeldBy(state, [context.actor.account, context.actsFor]);

const reservedByActor = (dossier: Dossier, context: Context): Control | Refusal => {
  const closed = refuseClosed(dossier);
  if (closed) return closed;
  const control = standingControl(dossier);
  if (control === undefined) return refusals.noControl();
  return isMine(control, context) ? control : refusals.notReserved();
};

/** Takes the control for two hours [setting]. One that a colleague took is free again once the time has passed. */
export const reserveControl = (
  dossier: Dossier,
  _input: unknown,
  context: Context,
): Decision | Refusal => {
  const closed = refuseClosed(dossier);
  if (closed) return closed;
  const control = standingControl(dossier);
  if (control === undefined || !["waiting", "reserved"].includes(control.state.status))
    return refusals.noControl();
  if (control.state.report === undefined) return refusals.notChecked();
  if (isTaken(control.state, context.now) && !isMine(control, context))
    return refusals.reservedByOther();
  return change("control", control.id, {
    type: "control-reserved",
    data: { until: later(context.now, context.settings.values.reservationHours) },
  });
};

/** Gives the control back; its draft stays for whoever takes it next. */
export const releaseControl = (
  dossier: Dossier,
  _input: unknown,
  context: Context,
): Decision | Refusal => {
  const control = reservedByActor(dossier, context);
  if (isRefusal(control)) return control;
  return change("control", control.id, { type: "control-released", data: {} });
};

/** Keeps an answer that is not finished; the counsellor does not see it. */
export const saveControlDraft = (
  dossier: Dossier,
  input: Draft,
  context: Context,
): Decision | Refusal => {
  const control = reservedByActor(dossier, context);
  if (isRefusal(control)) return control;
  return change("control", control.id, {
    type: "control-drafted",
    data: {},
    words: { draft: input },
  });
};

const codesOf = (answer: Answer): readonly DocumentReview[] =>
  answer.reviews.map(({ words: _words, ...review }) => review);

/** The words of an answer: those on the whole, and those on each review, in the reviews' order. */
const wordsOf = (answer: Answer) => {
  const notes = answer.reviews.map((review) => review.words ?? "");
  const said = answer.words !== undefined || notes.some((note) => note !== "");
  return said ? { words: { words: { text: answer.words ?? "", notes } } } : {};
};

const events = {
  granted: "control-granted",
  refused: "control-refused",
  "documents-missing": "documents-missing-answered",
} as const;

/** A refusal closes the passage of somebody who has not entered; a participant is never silently un-entered. */
const closing = (dossier: Dossier, answer: Answer): readonly Change[] => {
  const referral = latest(dossier, "referral");
  if (answer.outcome !== "refused" || openParcours(dossier) || referral === undefined) return [];
  return [
    {
      kind: "referral",
      id: referral.id,
      events: [{ type: "referral-closed", data: { code: `refusal/${answer.code}` } }],
    },
  ];
};

/** Statistics decides: granted, refused, or documents missing, a coded fault each and all in one return. */
export const decideControl = (
  dossier: Dossier,
  answer: Answer,
  context: Context,
): Decision | Refusal => {
  const control = reservedByActor(dossier, context);
  if (isRefusal(control)) return control;
  const wrong =
    (answer.outcome === "refused"
      ? refuseReason(context.settings, "refusal", answer.code)
      : undefined) ?? refuseAnswer(dossier, context, control.state, answer);
  if (wrong) return wrong;
  const returns = control.state.returns.length + 1;
  const tellManager =
    answer.outcome === "documents-missing" && returns >= context.settings.values.returnsBeforeAlert;
  return {
    changes: [
      {
        kind: "control",
        id: control.id,
        events: [
          {
            type: events[answer.outcome],
            data: {
              ...(answer.outcome === "refused" && { code: answer.code }),
              reviews: codesOf(answer),
              ...(tellManager && { tellManager }),
            },
            ...wordsOf(answer),
          },
        ],
      },
      ...closing(dossier, answer),
    ],
  };
};

/** The counsellor has completed the dossier: the return is cleared and the check is asked for again. */
export const resubmitDocuments = (dossier: Dossier): Decision | Refusal => {
  const closed = refuseClosed(dossier);
  if (closed) return closed;
  const control = standingControl(dossier);
  if (control?.state.status !== "documents-missing") return refusals.nothingMissing();
  if (all(dossier, "document").some(({ state }) => state.status === "quarantined"))
    return refusals.beingVerified();
  return change("control", control.id, { type: "documents-resubmitted", data: {} });
};
