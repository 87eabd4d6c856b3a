import type { Stage } from "../../../domain/dossier/stage.ts";
import type { Tone } from "../kit/Badge.tsx";
import type { Milestone } from "../kit/ProgressLine.tsx";

/** A stage's tone in lists: done, waiting for somebody, stopped. */
export const toneOf = (stage: Stage): Tone => {
  if (stage === "participant" || stage === "granted") return "done";
  if (stage === "documents-missing") return "wait";
  if (stage === "closed") return "neutral";
  return "note";
};

/** The milestones that people know, each with the stages that it covers. */
const milestones: readonly { id: string; label: string; covers: readonly Stage[] }[] = [
  { id: "referral", label: "Orientation", covers: ["contact", "airlock", "referred"] },
  { id: "appointment", label: "Rendez-vous", covers: ["appointment"] },
  { id: "diagnosis", label: "Diagnostic et avis", covers: ["diagnosis", "opinion"] },
  { id: "request", label: "Demande d’entrée", covers: ["request", "relevance"] },
  { id: "control", label: "Contrôle", covers: ["control", "documents-missing"] },
  { id: "entry", label: "Entrée", covers: ["granted"] },
  { id: "participant", label: "Parcours", covers: ["participant"] },
];

/** The progress line of a dossier; `reached` tells where a closed one had come. */
export const progressOf = (stage: Stage, reached: Stage = "referred"): readonly Milestone[] => {
  const shown = stage === "closed" ? reached : stage;
  const at = milestones.findIndex((one) => one.covers.includes(shown));
  return milestones.map(({ id, label }, index) => ({
    id,
    label,
    state:
      index < at || stage === "participant"
        ? "done"
        : index > at
          ? "later"
          : stage === "closed"
            ? "stopped"
            : "now",
  }));
};
