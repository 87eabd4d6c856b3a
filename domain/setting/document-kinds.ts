import * as z from "zod";
import { choice, code, line, strict, whenAsked } from "../fields.ts";

/** « Copy kept », or also « seen and certified »: kind, last 4 characters, expiry, by whom (domain.md section 3). */
const HOLDINGS = ["copy", "copy-or-seen"] as const;

/** A kind of supporting document. What it proves and how old it may be is said by the protocol. */
export const documentKind = whenAsked(() =>
  strict({
    code,
    label: line(120),
    /** What the person is asked to bring, in plain French; none for what the PLIE finds by itself. */
    plain: line(200).optional(),
    holding: choice(HOLDINGS).default("copy"),
    /** The dates to type when it is deposited. */
    dates: z.array(choice(["issued", "expires"])).default([]),
    retired: z.boolean().default(false),
  }),
);
export type DocumentKind = z.infer<ReturnType<typeof documentKind>>;

const kind = (
  code: string,
  label: string,
  plain: string | undefined,
  dates: DocumentKind["dates"] = ["issued"],
  holding: DocumentKind["holding"] = "copy",
): DocumentKind => ({ code, label, ...(plain && { plain }), holding, dates, retired: false });
const paper = (code: string, label: string, plain: string) =>
  kind(code, label, plain, ["issued", "expires"], "copy-or-seen");

/** Kinds shipped (domain.md section 5). A code already used is never removed: it is retired. */
export const DEFAULT_DOCUMENT_KINDS: DocumentKind[] = [
  kind(
    "address-proof",
    "Justificatif de domicile",
    "un justificatif de domicile à votre nom (facture d’énergie, d’eau ou de téléphone, quittance de loyer)",
  ),
  kind(
    "host-statement",
    "Attestation de l’hébergeur",
    "l’attestation d’hébergement signée par la personne qui vous loge",
  ),
  paper(
    "host-identity",
    "Pièce d’identité de l’hébergeur",
    "la pièce d’identité de la personne qui vous loge",
  ),
  kind(
    "host-address-proof",
    "Justificatif de domicile de l’hébergeur",
    "un justificatif de domicile de la personne qui vous loge",
  ),
  kind(
    "domiciliation",
    "Attestation d’élection de domicile",
    "votre attestation de domiciliation (CCAS ou association agréée)",
    ["issued", "expires"],
  ),
  paper("identity-card", "Carte nationale d’identité", "votre carte d’identité"),
  paper("passport", "Passeport", "votre passeport"),
  paper("residence-permit", "Titre de séjour", "votre titre de séjour"),
  paper(
    "identity-receipt",
    "Récépissé de renouvellement d’une pièce d’identité",
    "le récépissé de votre demande de renouvellement",
  ),
  paper(
    "residence-permit-receipt",
    "Récépissé de titre de séjour",
    "le récépissé de votre titre de séjour",
  ),
  kind("rsa-certificate", "Attestation RSA", "votre attestation de paiement du RSA (Caf ou MSA)"),
  kind("ass-certificate", "Attestation ASS", "votre attestation d’ASS (France Travail)"),
  kind("aah-certificate", "Attestation AAH", "votre attestation de paiement de l’AAH (Caf ou MSA)"),
  kind(
    "france-travail-history",
    "Historique d’inscription à France Travail",
    "votre historique d’inscription à France Travail",
  ),
  kind("diploma", "Diplôme", "votre diplôme le plus élevé"),
  kind(
    "sworn-statement",
    "Attestation sur l’honneur du niveau d’études",
    "une attestation sur l’honneur de votre niveau d’études",
  ),
  kind("rqth-decision", "Décision de RQTH", "votre décision de reconnaissance RQTH (MDPH)", [
    "issued",
    "expires",
  ]),
  kind(
    "caf-certificate",
    "Attestation Caf de parent isolé",
    "votre attestation Caf qui montre que vous élevez seul ou seule votre ou vos enfants",
  ),
  kind("qpv-lookup", "Consultation datée du périmètre QPV", undefined),
  kind("work-contract", "Contrat de travail", "votre contrat de travail"),
  kind("first-payslip", "Première fiche de paie", "votre première fiche de paie"),
  kind(
    "training-entry-certificate",
    "Attestation d’entrée en formation",
    "votre attestation d’entrée en formation",
  ),
  kind(
    "training-end-certificate",
    "Attestation de fin de formation",
    "votre attestation de fin de formation",
  ),
  kind("kbis", "Extrait Kbis", "votre extrait Kbis"),
  kind("sirene-notice", "Avis de situation SIRENE", "votre avis de situation SIRENE"),
  kind("written-statement", "Déclaration écrite", "une déclaration écrite de votre situation"),
  kind("signed-contract", "Contrat d’engagement signé", "votre contrat d’engagement signé"),
  kind("other", "Autre pièce", "la pièce demandée", []),
];
