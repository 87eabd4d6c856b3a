/** The roles of domain.md section 2, with the French words of the screens. */
export const roles = {
  prescriber: "Prescripteur",
  reception: "Accueil d’antenne",
  counsellor: "Conseiller",
  "accompaniment-manager": "Responsable du Département Accompagnement",
  "statistics-officer": "Département Statistiques",
  "animation-team": "Équipe d’animation du PLIE",
  "workshop-leader": "Animateur d’atelier collectif",
  director: "Direction",
  administrator: "Administrateur",
} as const;

export type Role = keyof typeof roles;

/** The roles that decide: those who hold them name deputies (domain.md section 2). */
export const decidingRoles: readonly Role[] = [
  "accompaniment-manager",
  "statistics-officer",
  "animation-team",
];

/** Somebody for whom the actor may act: a deciding role's deputy, or a counsellor's stand-in, for a period. */
export type Standing = {
  readonly account: string;
  readonly roles: readonly Role[];
  readonly antennes: readonly string[];
};

/** Who acts. `system` is the platform itself (queues, schedules). */
export type Actor = {
  readonly account: string;
  readonly roles: readonly Role[];
  readonly antennes: readonly string[];
  readonly organisation?: string;
  readonly standsFor: readonly Standing[];
  readonly system?: true;
};

/** Every role that somebody exercises: their own, and those passed on to them for today. */
export const rolesExercised = ({ roles: own, standsFor }: Actor): readonly Role[] => [
  ...own,
  ...standsFor.flatMap((standing) => standing.roles),
];

/** The platform acting by itself: automatic check, verification, nightly jobs. */
export const systemActor = (name: string): Actor => ({
  account: `system:${name}`,
  roles: [],
  antennes: [],
  standsFor: [],
  system: true,
});
