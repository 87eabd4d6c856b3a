import { recordInterview as decideInterview } from "../../domain/diagnosis/decide.ts";
import { interview } from "../../domain/diagnosis/input.ts";
import { command } from "./kit/command.ts";

export const recordInterview = command({
  operation: "recordInterview",
  summary: "Noter un entretien de premier accueil",
  body: interview,
  refusals: [
    "no-referral",
    "referral-closed",
    "opinion-given",
    "diagnosis-complete",
    "interview-hours",
    "interview-in-the-future",
    "interview-overlaps",
    "interview-late",
  ],
  example: {
    date: "2026-11-23",
    start: "09:30",
    end: "10:30",
    modality: "in-person",
    content: "Madame cherche un poste d’agente d’entretien ; elle n’a pas de moyen de transport.",
    barriers: { mobility: 2 },
  },
  concerns: "diagnosis",
  decide: decideInterview,
});
