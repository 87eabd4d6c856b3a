/** Where a passage stands, in the order of the progress line. */
export const stages = {
  contact: "Contact",
  airlock: "Sas de diagnostic",
  referred: "Orientation reçue",
  appointment: "Rendez-vous fixé",
  diagnosis: "Diagnostic",
  opinion: "Avis à voir par le responsable",
  request: "Demande d’entrée en préparation",
  relevance: "Validation du responsable",
  control: "Contrôle d’éligibilité",
  "documents-missing": "Pièces manquantes",
  granted: "Accord, entrée à acter",
  participant: "Participant",
  closed: "Clos",
} as const;

export type Stage = keyof typeof stages;

/** Until the entry is asked for, a passage may still turn out to be somebody's second one. */
export const attachable: readonly Stage[] = [
  "contact",
  "airlock",
  "referred",
  "appointment",
  "diagnosis",
  "opinion",
  "request",
];
