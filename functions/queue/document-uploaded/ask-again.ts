import { isToFile } from "../../../domain/document/quarantine.ts";
import { recordMalware, recordNeverSent } from "../../../domain/document/verdict.ts";
import { currentVersion } from "../../adapters/documents.ts";
import type { Delivery } from "../consume.ts";
import type { Place } from "./files.ts";
import { documentAt, fileIfUsable, record, recordUpload } from "./verdicts.ts";
import { clearWithdrawn } from "./withdrawn.ts";

const hour = 3_600_000;
/** Longer than the address to upload is good. */
const uploadGivenUpAfter = hour;
/** As long as the quarantine keeps a file: after that no scan can come. */
const scanGivenUpAfter = 48 * hour;

/**
 * The sweeper found a document that has waited too long: its file may have come and the message been lost, or it was
 * never sent, or the scan never answered (« ne peut être vérifié »).
 */
export const askAgain = async (place: Place, delivery: Delivery): Promise<void> => {
  const found = await documentAt(place);
  if (found === undefined) return;
  const { status, key, versionId, verdicts, announcedAt } = found.state;
  const age = Date.parse(delivery.now) - Date.parse(announcedAt);
  if (status === "withdrawn") return clearWithdrawn(place, delivery);
  if (isToFile(found.state)) return fileIfUsable(place, delivery);
  if (status !== "announced" && status !== "quarantined") return;
  const stored = verdicts.content === undefined ? await currentVersion(key) : undefined;
  if (stored) return recordUpload({ ...place, versionId: stored.versionId }, delivery);
  if (status === "announced" && age > uploadGivenUpAfter)
    await record(place, "recordNeverSent", delivery, (dossier) => recordNeverSent(dossier, place));
  if (status === "quarantined" && age > scanGivenUpAfter && versionId)
    await record(place, "recordMalware", delivery, (dossier) =>
      recordMalware(dossier, { document: place.document, versionId, verdict: "FAILED" }),
    );
};
