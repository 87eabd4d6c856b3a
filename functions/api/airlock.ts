import {
  closeAirlock as decideClosing,
  recordSession as decideSession,
  startAirlock as decideStart,
} from "../../domain/airlock/decide.ts";
import { airlockClosed, airlockSession, airlockStarted } from "../../domain/airlock/input.ts";
import {
  closeContact as decideContactEnd,
  referContact as decideReferral,
} from "../../domain/outreach/decide.ts";
import { contactEnded, contactReferred } from "../../domain/outreach/input.ts";
import { command } from "./kit/command.ts";

export const startAirlock = command({
  operation: "startAirlock",
  summary: "Ouvrir un sas de diagnostic",
  body: airlockStarted,
  refusals: [
    "no-contact",
    "already-referred",
    "airlock-open",
    "entry-proposed",
    "airlock-date",
    "counsellor-unavailable",
  ],
  example: { on: "2026-11-23" },
  names: ({ counsellor }, _dossier, actor) => [counsellor ?? actor.account],
  changes: "airlock",
  decide: decideStart,
});

export const recordAirlockSession = command({
  operation: "recordAirlockSession",
  summary: "Noter une séance du sas de diagnostic",
  body: airlockSession,
  refusals: ["airlock-missing", "airlock-date"],
  example: { date: "2026-11-23", mode: "group", needs: ["mobility", "digital"] },
  concerns: "airlock",
  decide: decideSession,
});

export const closeAirlock = command({
  operation: "closeAirlock",
  summary: "Conclure un sas de diagnostic",
  body: airlockClosed,
  refusals: ["airlock-missing", "airlock-date"],
  example: { kind: "entry-proposed" },
  concerns: "airlock",
  decide: decideClosing,
});

export const referContact = command({
  operation: "referContact",
  summary: "Orienter une personne rencontrée, dans le même dossier",
  body: contactReferred,
  refusals: [
    "no-contact",
    "already-referred",
    "already-taken",
    "airlock-open",
    "airlock-closed",
    "no-antenne",
  ],
  example: {
    reason: "Souhaite un accompagnement vers l’emploi après le sas de diagnostic.",
    told: true,
    notice: { version: "2026-01", means: "handed-over" },
  },
  changes: "referral",
  decide: decideReferral,
});

export const closeContact = command({
  operation: "closeContact",
  summary: "Clore un contact sans sas ni orientation",
  body: contactEnded,
  refusals: ["no-contact", "already-referred", "airlock-begun", "contact-closed"],
  example: { kind: "oriented-elsewhere" },
  concerns: "contact",
  decide: decideContactEnd,
});
