/** What each one promises in the engagement contract: the PLIE's project sheet, in words that the participant reads. */
export const clauses = {
  purpose:
    "Le PLIE accompagne, une personne à la fois, des adultes éloignés de l’emploi vers un emploi durable (CDI, CDD de plus de six mois) ou une formation qualifiante. Par ce contrat, le participant dit sa volonté de s’engager dans un parcours construit pour lui, et chacun dit ce qu’il y apporte.",
  participant: [
    "construire son parcours avec son référent et suivre les étapes décidées ensemble ;",
    "venir aux rendez-vous, ou prévenir dès que possible quand ce n’est pas possible ;",
    "faire les démarches convenues d’un entretien à l’autre ;",
    "signaler tout changement : adresse, téléphone, ressources, emploi, formation ;",
    "remettre les pièces qui prouvent son entrée, ses étapes et sa sortie ;",
    "dire ce qu’il devient à la sortie du parcours, puis six mois après.",
  ],
  referent: [
    "être l’interlocuteur du participant tout au long du parcours, de l’entrée à la sortie ;",
    "le recevoir régulièrement, tenir compte de ses souhaits, de ses compétences et de ses contraintes ;",
    "lui proposer les étapes, les offres et les formations utiles à son projet ;",
    "lui remettre après chaque entretien une synthèse, signée par les deux, avec les démarches à faire et la date du prochain rendez-vous ;",
    "travailler avec les autres professionnels qui l’accompagnent, et ne partager avec eux que ce qui a été convenu ;",
    "garder confidentiel ce qui lui est confié.",
  ],
  plie: [
    "mobiliser pour le participant les actions, les partenaires et les employeurs du territoire ;",
    "traiter chacun de façon égale, sans discrimination ;",
    "désigner un remplaçant quand le référent est absent, et prévenir le participant si le référent change ;",
    "protéger les données personnelles, et ne les garder que le temps prévu par la loi.",
  ],
  duration:
    "Ce contrat prend effet au jour de l’entrée et vaut pour la durée du parcours. Un avenant signé peut le modifier. Il prend fin à la sortie du parcours ; le participant peut aussi y mettre fin, après un entretien avec son référent. Il est distinct du contrat d’engagement conclu avec France Travail.",
  data: "Les données recueillies servent à accompagner le participant et à justifier de l’usage des fonds européens (FSE+) ; leur traitement repose sur une mission d’intérêt public. Le participant peut en demander la communication et la rectification, savoir qui a ouvert son dossier, et s’opposer à un partage avec un intervenant.",
} as const;
