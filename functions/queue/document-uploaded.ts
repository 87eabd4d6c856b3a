import * as z from "zod";
import { isGone, quarantineFolder } from "../adapters/documents.ts";
import { consume, type Delivery } from "./consume.ts";
import { askAgain } from "./document-uploaded/ask-again.ts";
import { recordScan, recordUpload } from "./document-uploaded/verdicts.ts";
import { clearWithdrawn } from "./document-uploaded/withdrawn.ts";

const id = z.string().min(1);

/** From the bucket and the malware scan (by EventBridge), from the relay, from the sweeper: ids and codes only. */
const message = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("uploaded"), key: id, version: id }),
  z.strictObject({ kind: z.literal("scanned"), key: id, version: id, verdict: id }),
  z.strictObject({ kind: z.literal("withdrawn"), dossier: id, document: id }),
  z.strictObject({ kind: z.literal("asked-again"), dossier: id, document: id }),
]);

/** Keys in quarantine are `quarantine/<dossier>/<document>`. */
const placeOf = (key: string): { readonly dossier: string; readonly document: string } => {
  const [dossier, document, ...more] = key.slice(quarantineFolder.length).split("/");
  if (!key.startsWith(quarantineFolder) || !dossier || !document || more.length > 0)
    throw new Error("not the key of an upload");
  return { dossier, document };
};

const handle = (asked: z.infer<typeof message>, delivery: Delivery): Promise<void> => {
  switch (asked.kind) {
    case "uploaded":
      return recordUpload({ ...placeOf(asked.key), versionId: asked.version }, delivery);
    case "scanned":
      return recordScan(
        { ...placeOf(asked.key), versionId: asked.version, verdict: asked.verdict },
        delivery,
      );
    case "withdrawn":
      return clearWithdrawn(asked, delivery);
    case "asked-again":
      return askAgain(asked, delivery);
  }
};

/**
 * What happens to a file: both verdicts, in any order, then out of quarantine; destroyed or moved once withdrawn.
 * Every message may come twice, late, or for a document withdrawn meanwhile.
 */
export const handler = consume("document-uploaded", message, async (asked, delivery) => {
  try {
    await handle(asked, delivery);
  } catch (error) {
    if (!isGone(error)) throw error;
    // A delivery beside this one was faster and filed the version that this one was about to read: as the dossier stands
    // now, there is nothing left to do. A file that is not there at all fails once more, and its message comes again.
    await handle(asked, delivery);
  }
});
