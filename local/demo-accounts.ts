/** The people of the demonstration, one a role at least: believable, made up. The seed writes them into the directory. */
export type DemoAccount = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Roles of domain.md, section 2. */
  readonly roles: readonly string[];
  /** What the sign-in page says beside the name. */
  readonly label: string;
};

const person = (
  id: string,
  name: string,
  email: string,
  role: string,
  label: string,
): DemoAccount => ({
  id: `acc-${id}`,
  email: `${email}@example.org`,
  name,
  roles: [role],
  label,
});

export const demoAccounts: readonly DemoAccount[] = [
  person("prescripteur", "Nadège Coppin", "nadege.coppin", "prescriber", "Prescripteur, CCAS"),
  person("accueil", "Sabrina Lemaire", "sabrina.lemaire", "reception", "Accueil d’antenne"),
  person(
    "conseillere",
    "Hélène Carpentier",
    "helene.carpentier",
    "counsellor",
    "Conseillère, référente de parcours",
  ),
  person(
    "conseiller",
    "Luc Vanhoutte",
    "luc.vanhoutte",
    "counsellor",
    "Conseiller, référent de parcours",
  ),
  person(
    "accompagnement",
    "Martine Delattre",
    "martine.delattre",
    "accompaniment-manager",
    "Responsable du Département Accompagnement",
  ),
  person(
    "statistiques",
    "Yann Bollengier",
    "yann.bollengier",
    "statistics-officer",
    "Département Statistiques",
  ),
  person(
    "statistiques-2",
    "Fatiha Benali",
    "fatiha.benali",
    "statistics-officer",
    "Département Statistiques (seconde personne)",
  ),
  person(
    "animation",
    "Olivier Deswarte",
    "olivier.deswarte",
    "animation-team",
    "Équipe d’animation du PLIE",
  ),
  person(
    "ateliers",
    "Céline Wadoux",
    "celine.wadoux",
    "workshop-leader",
    "Animatrice d’ateliers collectifs",
  ),
  person("direction", "Philippe Lefèvre", "philippe.lefevre", "director", "Direction"),
  person("administration", "Aurélie Masson", "aurelie.masson", "administrator", "Administratrice"),
];
