import { frenchDate } from "../date.ts";
import { Refusal } from "../refusal.ts";

/** Every way in which an opinion can be refused: code and sentence side by side. */
export const refusals = {
  already: () =>
    new Refusal("opinion-given", "Un avis est déjà donné sur cette orientation.", { status: 409 }),
  noDiagnosis: () =>
    new Refusal(
      "diagnosis-missing",
      "Un avis favorable s’appuie sur un diagnostic : notez d’abord l’entretien de premier accueil.",
      { status: 409 },
    ),
  none: () =>
    new Refusal("opinion-missing", "Aucun avis n’a été donné dans ce dossier.", { status: 409 }),
  nothingToSee: () =>
    new Refusal(
      "opinion-favourable",
      "Un avis favorable mène à la demande d’entrée : il n’y a rien à clore.",
      { status: 409 },
    ),
  seen: () => new Refusal("opinion-seen", "Cet avis a déjà été vu.", { status: 409 }),
  notRedirected: () =>
    new Refusal("not-redirected", "La personne n’a pas été réorientée.", { status: 409 }),
  checked: () =>
    new Refusal("redirection-checked", "Cette réorientation est déjà vérifiée.", { status: 409 }),
  tooEarly: (checkOn: string) =>
    new Refusal(
      "redirection-too-early",
      `Avant le ${frenchDate(checkOn)}, seul un accueil déjà confirmé peut être noté.`,
      { status: 409 },
    ),
} as const;
