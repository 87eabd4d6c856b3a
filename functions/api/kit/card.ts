import * as z from "zod";
import { type Stage, stages } from "../../../domain/dossier/stage.ts";

/** A row of any list, as an answer gives it: a protected dossier bears no name for those who are not its readers. */
export const card = z
  .object({
    dossier: z.string(),
    number: z.string().describe("Le numéro que l’on dit et écrit"),
    name: z.string(),
    firstNames: z.string(),
    stage: z.enum(Object.keys(stages) as [Stage, ...Stage[]]),
    antenne: z.string(),
    commune: z.string().optional().describe("Code INSEE"),
    counsellor: z.string().optional(),
    organisation: z.string().optional(),
    closing: z.string().optional().describe("Motif de clôture : famille/code"),
    outcome: z
      .string()
      .optional()
      .describe("Libellé communicable de la clôture, pour un rôle qui n’en lit pas le motif"),
    attachedTo: z.string().optional(),
    attachedAt: z.object({ own: z.string(), other: z.string() }).optional(),
  })
  .meta({ id: "Card" });

export const cardExample = {
  dossier: "0191f2a4-5b6c-8d7e-af80-112233445566",
  number: "06A8-9D2Q",
  name: "Lefèvre",
  firstNames: "Marie",
  stage: "appointment",
  antenne: "dunkerque-centre",
  commune: "59183",
  counsellor: "acc-helene-carpentier",
  organisation: "ccas-dunkerque",
} as const;
