import { closeAirlock, recordSession, startAirlock } from "../../../domain/airlock/decide.ts";
import { addDays, type CivilDate } from "../../../domain/date.ts";
import type { OutreachAction } from "../../../domain/outreach/action.ts";
import { planAction, referContact, registerContact } from "../../../domain/outreach/decide.ts";
import { changedPlan, type OutreachPlan } from "../../../domain/outreach/plan.ts";
import type { Submission } from "../../../domain/referral/submission.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { outreachRecord } from "../../adapters/table/outreach.ts";
import { planRecord } from "../../adapters/table/plans.ts";
import { transact } from "../../adapters/table/transact.ts";
import { contextFor } from "../../execute.ts";
import { chanceOf } from "./chance.ts";
import { antennes, organisations } from "./house.ts";
import { madeUpSubmission } from "./people.ts";
import { entrust } from "./steps.ts";
import { goOn } from "./story.ts";
import { act, actorNamed, newWalk, type Walk, wait } from "./walk.ts";

const manager = "acc-accompagnement";
const places = [
  ["dunkerque-centre", "Marché de la place Charles-de-Gaulle", "ccas-dunkerque"],
  ["grande-synthe", "Pied d’immeuble, quartier du Courghain", "ccas-grande-synthe"],
  ["dunkerque-ouest", "Maison de quartier de la Cité des Cheminots", "association-littoral"],
  ["dunes", "Forum de l’emploi de Bray-Dunes", "france-travail-dunkerque"],
] as const;

/** The plan of the year that groups the actions. */
const planned = async (year: string): Promise<OutreachPlan> => {
  const input = {
    name: `Aller vers ${year}`,
    from: `${year}-01-01`,
    audience: "Adultes sans emploi que personne n’accompagne",
    partners: places.map(([, , partner]) => partner),
  };
  const plan = changedPlan(`aller-vers-${year}`, input, undefined, { organisations });
  if (isRefusal(plan)) throw new Error(`seed: changedPlan refused: ${plan.code}`);
  await transact([planRecord(plan)]);
  return plan;
};

/** An action of the past, as the manager noted it on its day. */
const noted = async (
  number: number,
  date: CivilDate,
  plan: OutreachPlan,
): Promise<OutreachAction> => {
  const [antenne, place, partner] = places[number % places.length] ?? places[0];
  const actor = actorNamed(manager);
  const context = await contextFor(actor, `${date}T15:00:00.000Z`, `seed-outreach-${number}`);
  const input = { date, place, antenne, partners: [partner], plan: plan.id };
  const action = planAction(input, context, plan);
  if (isRefusal(action)) throw new Error(`seed: planAction refused: ${action.code}`);
  await transact([outreachRecord(action)]);
  return action;
};

/** Somebody who lives where the antenne works. */
const neighbour = (walk: Walk, antenne: string): Submission => {
  const covers = antennes.find(({ id }) => id === antenne)?.covers ?? [];
  for (;;) {
    const made = madeUpSubmission(walk.chance, walk.day);
    if (covers.some(({ commune }) => commune === made.residence.commune)) return made;
  }
};

const meet = async (walk: Walk, action: OutreachAction): Promise<void> => {
  const { identity, contact, residence } = neighbour(walk, action.antenne);
  const input = { identity, contact, residence };
  entrust(walk, action.antenne);
  await act(walk, walk.counsellor, "registerContact", input, (_dossier, context) =>
    registerContact(input, action, context),
  );
};

/** A month in the airlock, alone and in a group, with what it showed. */
const frequent = async (walk: Walk): Promise<boolean> => {
  const { counsellor } = walk;
  const start = { on: walk.day, counsellor };
  await act(walk, counsellor, "startAirlock", start, (dossier, context) =>
    startAirlock(dossier, start, context),
  );
  for (const mode of ["alone", "group"] as const) {
    if (!wait(walk, 3, 10)) return false;
    const session = { date: walk.day, mode, needs: ["mobility" as const, "confidence" as const] };
    await act(walk, counsellor, "recordAirlockSession", session, (dossier, context) =>
      recordSession(dossier, session, context),
    );
  }
  return wait(walk, 2, 10);
};

const leave = (walk: Walk, kind: "entry-proposed" | "oriented-elsewhere" | "lost") => {
  const outcome = { kind, on: walk.day };
  return act(walk, walk.counsellor, "closeAirlock", outcome, (dossier, context) =>
    closeAirlock(dossier, outcome, context),
  );
};

const orient = (walk: Walk) => {
  const input = {
    reason: "Rencontrée lors d’une action de repérage, souhaite être accompagnée vers l’emploi.",
    told: true as const,
    notice: { version: "2026-1", means: "read-aloud" as const },
  };
  return act(walk, walk.counsellor, "referContact", input, (dossier, context) =>
    referContact(dossier, input, context),
  );
};

/** Somebody met: a contact that stays one, or the airlock, or an orientation that goes on like any other. */
const follow = async (walk: Walk, action: OutreachAction): Promise<void> => {
  await meet(walk, action);
  if (walk.chance.happens(0.25) || !wait(walk, 1, 8)) return;
  if (walk.chance.happens(0.6)) {
    if (!(await frequent(walk)) || walk.chance.happens(0.2)) return;
    const goes = walk.chance.happens(0.6);
    await leave(walk, goes ? "entry-proposed" : walk.chance.pick(["oriented-elsewhere", "lost"]));
    if (!goes || !wait(walk, 1, 5)) return;
  }
  await orient(walk);
  await goOn(walk);
};

/** Outreach of the year: an action a month, and those who were met there. Numbers follow those of the other dossiers. */
export const reachOut = async (first: number, many: number, until: CivilDate): Promise<void> => {
  const each = 5;
  const plan = await planned(until.slice(0, 4));
  for (let number = 0; number * each < many; number += 1) {
    const action = await noted(number, addDays(until, -12 - number * 25), plan);
    for (let met = 0; met < each && number * each + met < many; met += 1) {
      const own = first + number * each + met;
      const walk = newWalk(own, chanceOf(7_919 * (own + 1)), action.date, until);
      walk.steps = 2 * met;
      await follow(walk, action);
    }
  }
};
