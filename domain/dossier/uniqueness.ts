import type { Claim } from "../decider.ts";
import type { Refusal } from "../refusal.ts";
import { refusals as slotRefusals } from "../slot/refusals.ts";
import { type Hour, slotClaim } from "../slot/slot.ts";
import { all, type Dossier, latest } from "./dossier.ts";
import { openParcours, stageOf } from "./stage.ts";

/** The slots of its appointments: let go of once moved, passed on, cancelled or excused. */
const slotsOf = (dossier: Dossier): readonly string[] =>
  all(dossier, "appointment").flatMap(({ state }) =>
    state.slot && !state.cancelled && state.presence !== "excused"
      ? [`${slotClaim}${state.slot}`]
      : [],
  );

/** The slots that its appointments take at an hour. */
export const slotsHeldAt = (dossier: Dossier, hour: Hour): readonly string[] =>
  all(dossier, "appointment").flatMap(({ state }) => {
    const { slot, counsellor, date, time } = state;
    const isThen = counsellor === hour.counsellor && date === hour.date && time === hour.time;
    return slot && isThen ? [slot] : [];
  });

/** What the loser of a race for a uniqueness is told, where there is more to say than that it is taken. */
export const refusalOfTaken = (name: string): Refusal | undefined =>
  name.startsWith(slotClaim) ? slotRefusals.taken() : undefined;

/**
 * The uniquenesses that a dossier holds as it stands: one open orientation and one active parcours a person, and the
 * slots of its appointments.
 */
export const heldBy = (dossier: Dossier): readonly string[] => {
  const person = latest(dossier, "person")?.state;
  const isOpen = latest(dossier, "referral") !== undefined && stageOf(dossier) !== "closed";
  if (person === undefined) return [];
  return [
    ...slotsOf(dossier),
    ...(isOpen ? [`open-referral#${person.personId}`] : []),
    ...(openParcours(dossier) ? [`active-parcours#${person.personId}`] : []),
  ];
};

/**
 * What a change takes and releases: worked out from the dossier before and after, so that no rule can forget to let go
 * of what it closed.
 */
export const claimsBetween = (before: Dossier, after: Dossier): readonly Claim[] => {
  const held = heldBy(before);
  const holds = heldBy(after);
  const claim = (action: Claim["action"]) => (name: string) => ({
    name,
    action,
    holder: after.id,
  });
  return [
    ...held.filter((name) => !holds.includes(name)).map(claim("release")),
    ...holds.filter((name) => !held.includes(name)).map(claim("take")),
  ];
};
