import * as z from "zod";
import { dossierId, french, strict } from "../fields.ts";
import { birth, personName } from "../person/identity.ts";

/** Names and birth of the person sought; `dossier` when they are those of one that exists. */
export const sought = strict({
  birthName: personName,
  usedName: personName.optional(),
  firstNames: personName,
  formerNames: z.array(personName, { error: french }).max(10, { error: french }).default([]),
  birth,
  dossier: dossierId.optional(),
});

/** The dossier of the person recognised, or of the person who is somebody else. */
export const otherDossier = strict({ dossier: dossierId });
