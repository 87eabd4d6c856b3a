import { addDays, type CivilDate } from "../../../domain/date.ts";
import type { Submission } from "../../../domain/referral/submission.ts";
import type { Chance } from "./chance.ts";

const familyNames =
  `Lefèvre Vanhoutte Dekeister Bogaert Coppens Delahaye Deroo Debeer Vandenbussche Lemaire Caron
Wallaert Dumont Benali Haddad Diallo Traoré Nguyen Da\u00a0Silva Kowalski Nowak Martins Ferreira Mercier Leclercq Carlier
Decroos Becquet Rommelaere Verhaeghe D'Hondt Maerten Bailleul Hocquet Maes Delannoy Dewaele Fournier Petit Deschodt
Bernard Roussel Marchand Boulanger Cappelaere Degroote Steenkiste Bouchez Ammeux Pruvost Ducrocq Lhermitte Bray`
    .split(/\s/)
    .map((name) => name.replace("\u00a0", " "));
const womenNames =
  `Nathalie Sandrine Aïcha Émilie Fatoumata Christelle Séverine Yasmina Aurore Delphine Ludivine Karima
Marie-Claire Sylvie Élodie Véronique Nadia Cindy Mélanie Priscilla Dorothée Amel Jeannine Mariam`.split(
    /\s/,
  );
const menNames =
  `Frédéric Mohamed Jérôme Ludovic Mamadou Stéphane Karim Grégory Didier Abdel Pascal Cédric Laurent Ali
Jean-Pierre Rachid Bruno Éric Ibrahima Fabrice Arnaud Hervé Moussa Gaël`.split(/\s/);
const streets = [
  "rue de l’Esplanade",
  "avenue de Rosendaël",
  "rue du Fort-Louis",
  "boulevard Simon-Bolivar",
  "rue des Pêcheurs",
  "allée des Bains",
  "rue Jules-Guesde",
  "rue de la Cunette",
];
/** Communes by weight: most people live in the three largest. */
const communes =
  `59183 59183 59183 59183 59183 59183 59271 59271 59271 59155 59155 59273 59588 59131 59359 59340 59094
59107 59260 59272 59016 59668 59576 59159 59532`.split(/\s/);
const reasons = [
  "Sans emploi depuis plusieurs années, souhaite reprendre une activité. Se déplace en bus.",
  "Bénéficiaire du RSA, deux enfants, cherche un travail compatible avec l’école.",
  "A travaillé vingt ans dans la logistique, le port de charges n’est plus possible.",
  "Projet de formation d’agent de propreté, besoin d’un accompagnement dans les démarches.",
  "Isolement depuis une séparation. Motivée, a besoin d’un cadre régulier.",
  "Arrivé dans l’agglomération il y a un an, parle bien français, l’écrit est à travailler.",
];

/** A believable orientation of a made-up person, as a partner would send it on a day. */
export const madeUpSubmission = (chance: Chance, day: CivilDate): Submission => {
  const isWoman = chance.happens(0.54);
  const first = chance.pick(isWoman ? womenNames : menNames);
  const birthName = chance.pick(familyNames);
  const married = isWoman && chance.happens(0.35);
  const commune = chance.pick(communes);
  const year = Number(day.slice(0, 4)) - chance.between(27, 60);
  const associated = commune === "59183" && chance.happens(0.25) ? "59540" : undefined;
  return {
    identity: {
      birthName,
      ...(married && { usedName: chance.pick(familyNames) }),
      firstNames: first,
      formerNames: [],
      sex: isWoman ? "woman" : "man",
      birth: { kind: "complete", date: addDays(`${year}-01-01`, chance.between(0, 364)) },
      nationalityGroup: chance.pick([
        "french",
        "french",
        "french",
        "french",
        "eu",
        "other",
      ] as const),
    },
    contact: { phone: `+336${String(chance.between(10_000_000, 99_999_999))}`, channel: "sms" },
    residence: {
      commune,
      ...(associated && { associatedCommune: associated }),
      street: [`${chance.between(1, 120)} ${chance.pick(streets)}`],
      from: addDays(day, -chance.between(200, 4000)),
    },
    wayIn: "partner",
    reason: chance.pick(reasons),
    told: true,
    notice: { version: "2026-1", means: "handed-over" },
  };
};
