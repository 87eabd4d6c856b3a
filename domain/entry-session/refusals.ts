import { Refusal } from "../refusal.ts";

/** Every way in which an entry session can be refused: code and sentence side by side. */
export const refusals = {
  unknown: () =>
    new Refusal("entry-session-unknown", "Cette séance d’entrées n’existe pas.", { status: 404 }),
  inFuture: () =>
    new Refusal("entry-in-future", "Une entrée ne s’acte pas à l’avance.", {
      status: 422,
      field: "date",
    }),
  minutesNotReady: () =>
    new Refusal(
      "minutes-not-ready",
      "Le procès-verbal n’est pas encore édité : réessayez dans un instant.",
      { status: 409 },
    ),
  readMeanwhile: () =>
    new Refusal(
      "changed-meanwhile",
      "Quelqu’un ouvre ce procès-verbal au même instant : réessayez.",
      { status: 412 },
    ),
} as const;
