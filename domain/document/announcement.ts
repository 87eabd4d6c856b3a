import * as z from "zod";
import { civilDate } from "../fields.ts";
import { type AcceptedType, acceptedTypes, largestDocument, rejections } from "./verification.ts";

const types = Object.keys(acceptedTypes) as [AcceptedType, ...AcceptedType[]];

/**
 * What the client says of a file before it sends it (design.md section 7). Size, type and checksum are then signed in
 * the upload's address, so that S3 refuses any other content.
 */
export const documentAnnouncement = z.strictObject(
  {
    kinds: z
      .array(
        z.string("Indiquez la nature du document.").min(1, "Indiquez la nature du document."),
        {
          error: "Indiquez la nature du document.",
        },
      )
      .min(1, "Indiquez au moins une nature de document.")
      .max(10, "Dix natures au plus pour un même document.")
      .refine(
        (kinds) => new Set(kinds).size === kinds.length,
        "La même nature est donnée deux fois.",
      ),
    name: z
      .string("Donnez le nom du fichier.")
      .trim()
      .min(1, "Donnez le nom du fichier.")
      .max(200, "Le nom du fichier dépasse 200 caractères.")
      .refine((name) => !/\p{Cc}/u.test(name), "Le nom du fichier contient un caractère interdit."),
    size: z
      .int("La taille du fichier est un nombre entier d’octets.")
      .min(1, rejections.empty)
      .max(largestDocument, rejections["too-large"]),
    type: z.enum(types, rejections["wrong-type"]),
    sha256: z
      .string("Donnez l’empreinte SHA-256 du fichier.")
      .regex(
        /^[0-9a-f]{64}$/,
        "L’empreinte SHA-256 compte 64 chiffres hexadécimaux en minuscules.",
      ),
    /** The dates printed on the paper, when its kind asks for them. */
    issuedOn: civilDate.optional(),
    expiresOn: civilDate.optional(),
    /**
     * The document of which this is the clean version, an area blacked out. It takes over the other's kinds, dates and day
     * of deposit, whatever is said of them here, and its place once it is verified.
     */
    replaces: z.string("Dites quelle pièce cette version remplace.").min(1).max(60).optional(),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `Champ inconnu : ${issue.keys.join(", ")}.`
        : "Annoncez le document : nature, nom, taille, type, empreinte.",
  },
);

export type DocumentAnnouncement = z.infer<typeof documentAnnouncement>;
