import { documentKindOf, reasonOf, type SettingsInForce } from "../setting/setting.ts";
import type { DocumentReview } from "./control.ts";

/** A kind of document that a return asks for: what it is in plain French, and why those that were brought do not do. */
export type Refused = {
  readonly kind: string;
  readonly label: string;
  readonly plain?: string;
  readonly why: readonly string[];
};

const sentence = (label: string, note: string | undefined) =>
  note ? `${label} : ${note.replace(/\.$/, "")}.` : `${label}.`;

/**
 * What a return asks for, one entry a kind, with Statistics' reasons and precisions; a kind of which another document
 * was accepted is not asked for.
 *
 * @param notes precisions for the person, by place in `reviews`
 */
export const refusedIn = (
  { reviews, notes = [] }: { reviews: readonly DocumentReview[]; notes?: readonly string[] },
  settings: SettingsInForce,
): Refused[] => {
  const whys = reviews.flatMap(({ kind, accepted, fault = "other" }, place) =>
    accepted
      ? []
      : [
          {
            kind,
            why: sentence(reasonOf(settings, "document", fault)?.label ?? fault, notes[place]),
          },
        ],
  );
  const done = reviews.filter(({ accepted }) => accepted).map(({ kind }) => kind);
  const asked = Map.groupBy(
    whys.filter(({ kind }) => !done.includes(kind)),
    ({ kind }) => kind,
  );
  return [...asked].map(([kind, said]) => {
    const known = documentKindOf(settings, kind);
    return {
      kind,
      label: known?.label ?? kind,
      ...(known?.plain && { plain: known.plain }),
      why: [...new Set(said.map(({ why }) => why))],
    };
  });
};
