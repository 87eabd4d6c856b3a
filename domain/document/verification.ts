/** The types that a document may have, with the name that people read. HEIC is what phones take pictures in. */
export const acceptedTypes = {
  "application/pdf": "PDF",
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/heic": "HEIC",
} as const;

export type AcceptedType = keyof typeof acceptedTypes;

/** Largest document, in bytes: 10 MB (10 × 1,024 × 1,024). */
export const largestDocument = 10 * 1024 * 1024;

/** Why a document that was uploaded cannot be opened, each with what the person should do about it. */
export const rejections = {
  empty: "Ce fichier est vide : choisissez-en un autre.",
  "too-large":
    "Ce fichier dépasse 10 Mo : réduisez-le ou numérisez-le avec une définition plus basse.",
  "size-differs":
    "Le fichier reçu n’a pas la taille annoncée : l’envoi a été interrompu, recommencez.",
  "checksum-differs":
    "Le fichier reçu n’est pas celui qui avait été annoncé : l’envoi a été altéré, recommencez.",
  "wrong-type":
    "Ce type de fichier n’est pas accepté : envoyez un PDF, un JPEG, un PNG ou un HEIC.",
  "lying-type":
    "Le contenu de ce fichier n’est pas du type qu’il annonce : enregistrez-le de nouveau sous son vrai type.",
  encrypted:
    "Ce PDF est protégé ou chiffré, même s’il s’ouvre sans mot de passe : imprimez-le au format PDF, puis envoyez cette copie.",
  script:
    "Ce PDF contient un programme ou une action automatique : imprimez-le au format PDF, puis envoyez cette copie.",
  "attached-file":
    "Ce PDF contient un autre fichier joint ou un média : imprimez-le au format PDF, puis envoyez cette copie.",
  "mixed-content":
    "Ce fichier en cache un autre d’un type différent : enregistrez-le de nouveau, puis envoyez cette copie.",
  "too-complex":
    "Ce fichier grossit démesurément à l’ouverture : numérisez-le avec une définition plus basse.",
  unreadable:
    "Ce fichier est abîmé et ne peut être lu : enregistrez-le de nouveau ou numérisez-le.",
  infected: "Un logiciel malveillant a été trouvé dans ce fichier : il ne sera jamais ouvert.",
  unverifiable:
    "Ce fichier ne peut être vérifié : imprimez-le au format PDF ou photographiez-le, puis envoyez cette copie.",
} as const;

export type Rejection = keyof typeof rejections;

/** What looking into the content says. `clean` opens the document once the malware scan agrees. */
export type Verdict =
  | { readonly code: "clean"; readonly type: AcceptedType; readonly pages: number }
  | { readonly code: Rejection };

/** Shorthand: the verdict that rejects for a reason. */
export const rejected = (code: Rejection): Verdict => ({ code });

/** The French sentence of a verdict, for screens and refusals. An unknown code reads as « ne peut être vérifié ». */
export const verdictSentence = (code: string): string =>
  code === "clean"
    ? "Vérifié : le document peut être ouvert."
    : (rejections[code as Rejection] ?? rejections.unverifiable);

/**
 * The verdict that a malware scan result means (GuardDuty Malware Protection for S3, `scanResultStatus`). Whatever is
 * neither a threat nor its absence (UNSUPPORTED, ACCESS_DENIED, FAILED, a word yet unknown) is « ne peut être vérifié ».
 */
export const malwareVerdict = (scanResult: string): "clean" | "infected" | "unverifiable" => {
  if (scanResult === "NO_THREATS_FOUND") return "clean";
  return scanResult === "THREATS_FOUND" ? "infected" : "unverifiable";
};
