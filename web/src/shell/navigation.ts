import { hasRole, type Me, mayEver } from "../session/me.ts";

export type Entry = {
  readonly to: string;
  readonly label: string;
  readonly shown: (me: Me) => boolean;
};

const may = (operation: string) => (me: Me) => mayEver(me, operation);

/** Every way in, in the order of the day's work; each shows to those whose rights open it. */
export const entries: readonly Entry[] = [
  { to: "/", label: "Accueil", shown: () => true },
  { to: "/orientations", label: "Mes orientations", shown: may("listReferrals") },
  { to: "/controles", label: "Contrôles", shown: may("reserveControl") },
  { to: "/entrees", label: "Entrées", shown: may("openEntrySession") },
  { to: "/rendez-vous", label: "Rendez-vous", shown: may("listAppointments") },
  { to: "/creneaux", label: "Créneaux", shown: may("openSlots") },
  { to: "/dossiers", label: "Dossiers", shown: may("listDossiers") },
  { to: "/reperage", label: "Repérage", shown: may("planOutreachAction") },
  { to: "/objectifs", label: "Objectifs", shown: may("readObjectives") },
  { to: "/reglages/protocole", label: "Protocole", shown: may("draftProtocol") },
  { to: "/reglages/comptes", label: "Comptes", shown: may("createAccount") },
  { to: "/reglages/antennes", label: "Antennes", shown: may("changeAntenne") },
  { to: "/reglages/partenaires", label: "Partenaires", shown: may("changeOrganisation") },
  { to: "/reglages/acces", label: "Journal des accès", shown: may("listReadingsOfDay") },
  { to: "/reglages", label: "Réglages", shown: may("changeSetting") },
];

export const mayOrient = may("submitReferral");
export const maySearch = (me: Me) => mayEver(me, "searchDossiers") && !hasRole(me, "prescriber");
