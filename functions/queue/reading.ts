import * as z from "zod";
import { putReading } from "../adapters/table/readings.ts";
import { consume } from "./consume.ts";

const id = z.string().min(1);
const message = z.strictObject({
  dossier: id,
  by: id,
  for: id.optional(),
  at: z.iso.datetime({ precision: -1 }),
  document: id.optional(),
});

/** Who opened which dossier, or which paper of it: filed beside the dossier, where it is forgotten with it. */
export const handler = consume("reading", message, putReading);
