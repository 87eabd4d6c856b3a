import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

/** How an interview was held. */
export const modalities = {
  "in-person": "Sur place",
  phone: "Par téléphone",
  video: "En visioconférence",
  home: "À domicile",
} as const;
export type Modality = keyof typeof modalities;

/** Themes of barriers (freins), the same for needs in the airlock. */
export const themes = {
  mobility: "Mobilité",
  housing: "Logement",
  childcare: "Garde d’enfants",
  family: "Situation familiale",
  resources: "Ressources et budget",
  rights: "Accès aux droits et démarches",
  language: "Maîtrise du français",
  digital: "Numérique",
  qualification: "Qualification et expérience",
  project: "Projet professionnel",
  confidence: "Confiance en soi",
  wellbeing: "Santé et bien-être",
} as const;
export type Theme = keyof typeof themes;

/** How much a theme holds somebody back: 0 to 3. */
export const barrierLevels = ["Aucun frein", "Léger", "Important", "Bloquant"] as const;

/** First reception: one interview, or two (domain.md section 3, 3). */
export const mostInterviews = 2;
/** An interview recorded later than this needs a reason: unusual, not impossible (domain.md section 4). */
export const lateAfterDays = 7;

/** Levels by theme, 0 (none) to 3 (blocking). Well-being is health: they are words, never data (design.md section 9). */
export type Barriers = Readonly<Partial<Record<Theme, number>>>;

/** The diagnosis: one or two first-reception interviews. */
export type DiagnosisState = {
  readonly interviews: readonly {
    readonly date: CivilDate;
    readonly start: string;
    readonly end: string;
    readonly modality: Modality;
    readonly counsellor: string;
    readonly content: LeafReference;
    readonly lateReason?: LeafReference;
    /** The barriers that were spoken of. */
    readonly barriers?: LeafReference;
  }[];
  /** As the oldest diagnoses keep them. */
  readonly barriers?: Barriers;
};

export type DiagnosisEvent = DomainEvent<
  "interview-recorded",
  {
    date: CivilDate;
    start: string;
    end: string;
    modality: Modality;
    counsellor: string;
    /** In the oldest events only. */
    barriers?: Barriers;
  }
>;
