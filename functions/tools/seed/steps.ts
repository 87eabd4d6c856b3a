import type { Role } from "../../../domain/access/actor.ts";
import { giveAppointment, recordPresence } from "../../../domain/appointment/decide.ts";
import type { TellingTried } from "../../../domain/appointment/input.ts";
import { recordTelling } from "../../../domain/appointment/tell.ts";
import { addDays } from "../../../domain/date.ts";
import { recordInterview } from "../../../domain/diagnosis/decide.ts";
import { prepareEntryRequest, submitEntryRequest } from "../../../domain/entry-request/decide.ts";
import { giveOpinion } from "../../../domain/opinion/decide.ts";
import { submitReferral } from "../../../domain/referral/decide.ts";
import type { Submission } from "../../../domain/referral/submission.ts";
import { accounts } from "./house.ts";
import { filePaper, seeIdentityCard } from "./papers.ts";
import { madeUpSubmission } from "./people.ts";
import { act, type Walk } from "./walk.ts";

const holding = (role: Role) => accounts.filter(({ roles }) => roles.includes(role));
const prescribers = holding("prescriber");
const receptionists = holding("reception");

/** One of the counsellors of the antenne takes the person in hand. */
export const entrust = (walk: Walk, antenne: string | undefined): void => {
  const counsellors = accounts.filter(
    ({ roles, antennes }) => roles.includes("counsellor") && antennes.includes(antenne ?? ""),
  );
  walk.counsellor = walk.chance.pick(counsellors).id;
};

/** The PLIE's own ways in: most people come by a partner. */
const ownWays = ["came-alone", "department", "workshop", "return"] as const;

/** A partner orients the person, or the PLIE itself; the first antenne that covers the commune takes the dossier. */
export const refer = async (
  walk: Walk,
  submission: Submission = madeUpSubmission(walk.chance, walk.day),
): Promise<void> => {
  const isOwn = walk.chance.happens(0.22);
  const author = walk.chance.pick(isOwn ? receptionists : prescribers).id;
  const sent = isOwn ? { ...submission, wayIn: walk.chance.pick(ownWays) } : submission;
  const { card } = await act(walk, author, "submitReferral", sent, (dossier, context) =>
    submitReferral(dossier, sent, context),
  );
  entrust(walk, card.antenne);
};

export const appoint = async (walk: Walk, inDays: number): Promise<string> => {
  const input = {
    date: addDays(walk.day, inDays),
    time: walk.chance.pick(["08:30", "09:00", "09:30", "10:00"]),
    counsellor: walk.counsellor,
  };
  const { id } = await act(walk, walk.counsellor, "giveAppointment", input, (dossier, context) =>
    giveAppointment(dossier, input, context),
  );
  return id;
};

/** By the channel that the person chose; one in five is left for somebody of the antenne to do. */
export const tell = async (walk: Walk, appointmentId: string): Promise<void> => {
  if (walk.chance.happens(0.2)) return;
  const tried = (input: TellingTried) =>
    act(walk, walk.counsellor, "recordTelling", input, (dossier) =>
      recordTelling(dossier, appointmentId, input),
    );
  if (walk.chance.happens(0.3)) await tried({ channel: "call", outcome: "no-answer" });
  await tried(
    walk.chance.happens(0.5)
      ? { channel: "call", outcome: "reached" }
      : { channel: "sms", outcome: "sent" },
  );
};

export const come = (walk: Walk, appointmentId: string, presence: "present" | "absent") =>
  act(walk, walk.counsellor, "recordPresence", { presence }, (dossier, context) =>
    recordPresence(dossier, appointmentId, { presence }, context),
  );

export const interview = (walk: Walk) => {
  const input = {
    date: walk.day,
    start: "09:00",
    end: "10:00",
    modality: "in-person" as const,
    content:
      "Parcours retracé avec la personne. Motivation réelle, freins à lever par étapes. Prochaine étape convenue ensemble.",
    barriers: {
      mobility: walk.chance.between(0, 3),
      childcare: walk.chance.between(0, 2),
      wellbeing: walk.chance.between(0, 2),
    },
  };
  return act(walk, walk.counsellor, "recordInterview", input, (dossier, context) =>
    recordInterview(dossier, input, context),
  );
};

export const opine = (walk: Walk, input: Parameters<typeof giveOpinion>[1]) =>
  act(walk, walk.counsellor, "giveOpinion", input, (dossier, context) =>
    giveOpinion(dossier, input, context),
  );

export const request = async (walk: Walk): Promise<void> => {
  await seeIdentityCard(walk);
  await filePaper(walk, "address-proof", { issuedOn: addDays(walk.day, -40) });
  if (walk.chance.happens(0.85))
    await filePaper(walk, "rsa-certificate", { issuedOn: addDays(walk.day, -20) });
  const input = {
    claimed: ["minimum-income"],
    motivation: "Souhaite s’engager dans un parcours vers l’emploi durable.",
  };
  await act(walk, walk.counsellor, "prepareEntryRequest", input, (dossier, context) =>
    prepareEntryRequest(dossier, input, context),
  );
};

export const submit = (walk: Walk) =>
  act(walk, walk.counsellor, "submitEntryRequest", {}, (dossier, context) =>
    submitEntryRequest(dossier, undefined, context),
  );
