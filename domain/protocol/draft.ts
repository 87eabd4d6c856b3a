import * as z from "zod";
import type { CivilDate } from "../date.ts";
import { choice } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { communeByInsee, communeName } from "../territory/lookup.ts";
import { refuseCommune } from "../territory/residence.ts";
import { singleCriteria } from "./criterion.ts";
import { type ProtocolVersion, protocolVersion, UNCERTAIN_PARTS } from "./protocol.ts";
import { kindsOf } from "./requirement.ts";

/** What the screen sends for a new version: all of it but who and when. What is still uncertain is said, never supposed. */
export const protocolDraft = protocolVersion()
  .omit({ by: true, on: true })
  .extend({ toBeConfirmed: z.array(choice(UNCERTAIN_PARTS)) });
export type ProtocolDraft = z.infer<typeof protocolDraft>;

const refuse = (code: string, message: string, field: string) =>
  new Refusal(code, message, { status: 422, field });

const refuseCommunes = (communes: readonly string[]): Refusal | undefined => {
  for (const insee of communes) {
    if (communeByInsee(insee)) continue;
    const why =
      refuseCommune({ commune: insee }) ??
      refuse("commune-unknown", `${communeName(insee)} n’est pas une commune du territoire.`, "");
    return why.code === "commune-without-name"
      ? refuse("commune-unknown", `${insee} n’est pas une commune du territoire.`, "communes")
      : refuse(why.code, why.message, "communes");
  }
  return undefined;
};

/**
 * A new version of the protocol, to be kept beside the others. It begins on a future day, so that a version in use is
 * never changed, and its beginning ends the one before it: no gap, no overlap.
 *
 * @param documentKinds codes of the kinds of document that the settings offer.
 * @returns the version, or a refusal: `protocol-not-in-future`, `protocol-day-taken`, `commune-unknown`,
 * `postcode-as-insee`, `postcode-or-insee`, `associated-commune-as-commune`, `document-kind-unknown`.
 */
export const draftProtocol = (
  versions: readonly ProtocolVersion[],
  draft: ProtocolDraft,
  who: {
    readonly by: string;
    readonly today: CivilDate;
    readonly documentKinds: readonly string[];
  },
): ProtocolVersion | Refusal => {
  if (draft.from <= who.today)
    return refuse(
      "protocol-not-in-future",
      "Une version du protocole commence un jour à venir : celle qui sert ne change pas.",
      "from",
    );
  if (versions.some(({ from }) => from === draft.from))
    return new Refusal("protocol-day-taken", "Une autre version commence déjà ce jour-là.", {
      field: "from",
    });
  const commune = refuseCommunes(draft.communes);
  if (commune) return commune;
  const unknown = singleCriteria([...draft.criteria, ...draft.exit])
    .flatMap(({ proof }) => kindsOf(proof))
    .find((kind) => !who.documentKinds.includes(kind));
  if (unknown !== undefined)
    return refuse(
      "document-kind-unknown",
      `« ${unknown} » n’est pas une nature de pièce connue.`,
      "criteria",
    );
  return { ...draft, by: who.by, on: who.today };
};
