import type { CivilDate } from "../date.ts";
import { change, type Decision } from "../decider.ts";
import { activeAccount } from "../directory/directory.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest, type Stored } from "../dossier/dossier.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import type { AirlockClosed, AirlockSession, AirlockStarted } from "./input.ts";
import { refusals } from "./refusals.ts";

/** The airlock in progress, or why there is none. */
const inProgress = (dossier: Dossier): Stored<"airlock"> | Refusal => {
  const airlock = latest(dossier, "airlock");
  return airlock && airlock.state.outcome === undefined ? airlock : refusals.none();
};

const refuseStart = (dossier: Dossier): Refusal | undefined => {
  if (latest(dossier, "referral")) return refusals.alreadyReferred();
  const before = latest(dossier, "airlock")?.state;
  if (before === undefined) return undefined;
  if (before.outcome === undefined) return refusals.open();
  return before.outcome.kind === "entry-proposed" ? refusals.proposed() : undefined;
};

/** Somebody met enters the airlock; somebody lost or unwilling may come back to it later. */
export const startAirlock = (
  dossier: Dossier,
  input: AirlockStarted,
  context: Context,
): Decision | Refusal => {
  const contact = latest(dossier, "contact")?.state;
  if (contact === undefined) return refusals.noContact();
  const refusal = refuseStart(dossier);
  if (refusal) return refusal;
  const on = input.on ?? context.today;
  const after = latest(dossier, "airlock")?.state.outcome?.on ?? contact.metOn;
  if (on > context.today || on < after) return refusals.impossibleDate("on");
  const counsellor = input.counsellor ?? context.actor.account;
  const account = activeAccount(context.directory, counsellor, on);
  if (!account?.roles.includes("counsellor") || !account.antennes.includes(contact.antenne))
    return refusals.noCounsellor();
  return change("airlock", context.newId(), { type: "airlock-started", data: { on, counsellor } });
};

/** The day of the last thing noted in the airlock. */
const lastDay = ({ state }: Stored<"airlock">): CivilDate =>
  [state.startedOn, ...state.sessions.map(({ date }) => date)].toSorted().at(-1) ?? state.startedOn;

/** A session, alone or in a group, with the needs that it showed. */
export const recordSession = (
  dossier: Dossier,
  input: AirlockSession,
  { today }: Context,
): Decision | Refusal => {
  const airlock = inProgress(dossier);
  if (isRefusal(airlock)) return airlock;
  const { content, needs, ...session } = input;
  if (session.date > today || session.date < airlock.state.startedOn)
    return refusals.impossibleDate("date");
  return change("airlock", airlock.id, {
    type: "airlock-session-held",
    data: session,
    words: { needs, ...(content && { content }) },
  });
};

/** The one outcome. Only « entry proposed » leaves the dossier open, until the person is oriented. */
export const closeAirlock = (
  dossier: Dossier,
  input: AirlockClosed,
  { today }: Context,
): Decision | Refusal => {
  const airlock = inProgress(dossier);
  if (isRefusal(airlock)) return airlock;
  const on = input.on ?? today;
  if (on > today || on < lastDay(airlock)) return refusals.impossibleDate("on");
  return change("airlock", airlock.id, {
    type: "airlock-closed",
    data: { kind: input.kind, on },
    ...(input.words && { words: { words: input.words } }),
  });
};
