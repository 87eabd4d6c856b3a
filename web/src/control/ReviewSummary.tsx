import type { Draft } from "../../../domain/control/answer.ts";
import { useSettings } from "../api/reference.ts";
import { Said } from "../kit/Said.tsx";

export const outcomeWords = {
  granted: "Accord",
  "documents-missing": "Pièces manquantes",
  refused: "Refus",
} as const;

/** A review in few lines: what a conflict shows of each side. */
export const ReviewSummary = ({ outcome, code, reviews, words }: Partial<Draft>) => {
  const { kind, reason } = useSettings();
  return (
    <>
      {outcome && (
        <p>
          <strong>{outcomeWords[outcome]}</strong>
          {code && ` : ${reason("refusal", code)}`}
        </p>
      )}
      {reviews?.length ? (
        <ul>
          {reviews.map((review) => (
            <li key={`${review.kind} ${review.document}`}>
              {kind(review.kind)} :{" "}
              {review.accepted ? "acceptée" : reason("document", review.fault).toLowerCase()}
              {review.words && ` (${review.words})`}
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">Aucune pièce examinée.</p>
      )}
      {words && <Said>{words}</Said>}
    </>
  );
};
