import type { Change, Decision } from "../decider.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { stageOf } from "../dossier/stage.ts";
import { attachable } from "../dossier/stages.ts";
import { personOf } from "../person/decide.ts";
import { cancelOpenAppointment } from "../referral/open.ts";
import type { Refusal } from "../refusal.ts";
import { refusals } from "./refusals.ts";

const refusePair = (dossier: Dossier, other: Dossier): Refusal | undefined => {
  if (dossier.id === other.id) return refusals.itself();
  const one = personOf(dossier).state;
  const two = personOf(other).state;
  if (one.personId === two.personId) return refusals.samePerson();
  const apart = one.distinctFrom.includes(two.personId) || two.distinctFrom.includes(one.personId);
  return apart ? refusals.distinct() : undefined;
};

const recognised = (dossier: Dossier, personId: string): Change => ({
  kind: "person",
  id: personOf(dossier).id,
  events: [{ type: "person-recognised", data: { personId } }],
});

/** The passage closes into the one that is open: its orientation is noted there, and that one goes on for both. */
const closeInto = (dossier: Dossier, other: Dossier): Decision | undefined => {
  const referral = latest(dossier, "referral");
  const standing = latest(other, "referral");
  if (referral === undefined || standing === undefined || stageOf(other) === "closed")
    return undefined;
  const { organisation } = referral.state;
  return {
    changes: [
      {
        kind: "referral",
        id: referral.id,
        events: [
          {
            type: "referral-attached",
            data: { dossier: other.id, stages: { own: stageOf(dossier), other: stageOf(other) } },
          },
        ],
      },
      recognised(dossier, personOf(other).state.personId),
      ...cancelOpenAppointment(dossier),
    ],
    beside: [
      {
        kind: "referral",
        id: standing.id,
        events: [
          {
            type: "second-referral-noted",
            data: { dossier: dossier.id, ...(organisation && { organisation }) },
          },
        ],
      },
    ],
  };
};

/**
 * The person of this dossier is the one of another (domain.md section 3, 2). Where that one is open, this passage closes
 * as attached; where it ended, this one goes on as a new passage of the same person.
 */
export const attachDossier = (dossier: Dossier, other: Dossier): Decision | Refusal => {
  const refusal = refusePair(dossier, other);
  if (refusal) return refusal;
  if (latest(dossier, "referral")?.state.closing) return refusals.closed();
  if (!attachable.includes(stageOf(dossier))) return refusals.tooFar();
  if (latest(other, "referral")?.state.attachedTo) return refusals.otherAttached();
  const request = latest(dossier, "entry-request")?.state.status;
  const decision = closeInto(dossier, other);
  if (decision && (request === "draft" || request === "returned")) return refusals.tooFar();
  return decision ?? { changes: [recognised(dossier, personOf(other).state.personId)] };
};

/** Two people, once and for good, said in both dossiers. */
export const confirmTwoPeople = (dossier: Dossier, other: Dossier): Decision | Refusal => {
  const refusal = refusePair(dossier, other);
  if (refusal) return refusal;
  const apart = (here: Dossier, there: Dossier): Change => ({
    kind: "person",
    id: personOf(here).id,
    events: [{ type: "confirmed-distinct", data: { personId: personOf(there).state.personId } }],
  });
  return { changes: [apart(dossier, other)], beside: [apart(other, dossier)] };
};
