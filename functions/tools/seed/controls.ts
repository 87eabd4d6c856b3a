import { systemActor } from "../../../domain/access/actor.ts";
import { recordCheck } from "../../../domain/control/check.ts";
import type { DocumentReview } from "../../../domain/control/control.ts";
import {
  decideControl,
  reserveControl,
  resubmitDocuments,
} from "../../../domain/control/decide.ts";
import { all, latest } from "../../../domain/dossier/dossier.ts";
import { standingControl } from "../../../domain/dossier/stage.ts";
import { act, dossierOf, type Walk } from "./walk.ts";

const statistics = "acc-statistiques";

/** The automatic check, as the queue would run it. */
export const check = async (walk: Walk): Promise<void> => {
  const dossier = await dossierOf(walk);
  const control = standingControl(dossier)?.id ?? "";
  await act(walk, systemActor("eligibility-check"), "recordCheck", { control }, (loaded, context) =>
    recordCheck(loaded, { control }, context),
  );
};

export const reserve = (walk: Walk) =>
  act(walk, statistics, "reserveControl", {}, (dossier, context) =>
    reserveControl(dossier, undefined, context),
  );

const reviewsOf = async (walk: Walk): Promise<readonly DocumentReview[]> => {
  const dossier = await dossierOf(walk);
  return all(dossier, "document").flatMap(({ id, state }) =>
    state.kinds.map((kind) => ({ document: id, kind, accepted: true })),
  );
};

/** Statistics answers: granted, refused, or all that is missing in one return. */
export const answer = async (
  walk: Walk,
  outcome: "granted" | "refused" | "documents-missing",
): Promise<void> => {
  const accepted = [...(await reviewsOf(walk))];
  const missing = { kind: "rsa-certificate", accepted: false, fault: "missing" as const };
  const hasIncome = accepted.some(({ kind }) => kind === "rsa-certificate");
  const first = accepted[0] ?? missing;
  const faulty = hasIncome
    ? accepted.map((review) =>
        review.kind === "address-proof"
          ? { ...review, accepted: false, fault: "unreadable" as const }
          : review,
      )
    : [...accepted, missing];
  const input =
    outcome === "granted"
      ? { outcome, reviews: accepted }
      : outcome === "refused"
        ? { outcome, code: "no-social-criterion", reviews: [first] }
        : { outcome, reviews: faulty };
  await act(walk, statistics, "decideControl", input, (dossier, context) =>
    decideControl(dossier, input, context),
  );
};

export const resubmit = (walk: Walk) =>
  act(walk, walk.counsellor, "resubmitDocuments", {}, (dossier) => resubmitDocuments(dossier));

/** True when the person's income certificate is in the dossier. */
export const hasCertificate = async (walk: Walk): Promise<boolean> => {
  const dossier = await dossierOf(walk);
  return (
    latest(dossier, "document") !== undefined &&
    all(dossier, "document").some(({ state }) => state.kinds.includes("rsa-certificate"))
  );
};
