import { systemActor } from "../../../domain/access/actor.ts";
import type { DocumentState } from "../../../domain/document/document.ts";
import { filedKey } from "../../../domain/document/quarantine.ts";
import { receiveDocument, recordDestroyed } from "../../../domain/document/verdict.ts";
import { type Dossier, find, word } from "../../../domain/dossier/dossier.ts";
import { derivedId } from "../../adapters/digest.ts";
import { get, put } from "../../adapters/documents.ts";
import { loadDossier } from "../../adapters/table/load.ts";
import { execute } from "../../execute.ts";
import { type Delivery, doneUnless } from "../consume.ts";
import { destroyFiles, type Place } from "./files.ts";

const actor = systemActor("document-uploaded");

/** The copy in the dossier that the paper belongs to; made once, its id follows from where it was. */
const move = async (
  from: Dossier,
  { document, to }: { document: string; to: string },
  state: DocumentState,
  { messageId, now }: Delivery,
): Promise<void> => {
  const { key, versionId, type, name } = state;
  if (versionId === undefined) return;
  const id = derivedId("moved-document", from.id, document);
  const target = (await loadDossier(to)).dossier;
  // Nobody's any more, or there already.
  if (target.states.length === 0 || find(target, "document", id)) return;
  const stored = await put(filedKey(to, id), type, await get({ key, versionId }));
  const given = { document: id, ...stored, from: state, name: word<string>(from, name) ?? "" };
  const result = await execute({
    operation: "receiveDocument",
    dossier: to,
    key: messageId,
    input: {},
    actor,
    now,
    decide: (dossier) => receiveDocument(dossier, given),
  });
  doneUnless(result, ["verdict-known"]);
};

/**
 * The file of a withdrawn document: moved to the dossier that it belongs to, if one was named, then destroyed here with
 * all its versions. One still on its way is deleted when it lands.
 */
export const clearWithdrawn = async (place: Place, delivery: Delivery): Promise<void> => {
  const { dossier } = await loadDossier(place.dossier);
  const state = find(dossier, "document", place.document)?.state;
  if (state?.withdrawal === undefined || state.withdrawal.destroyed) return;
  const to = state.withdrawal.moveTo;
  if (to) await move(dossier, { document: place.document, to }, state, delivery);
  await destroyFiles(place);
  const { messageId, now } = delivery;
  const result = await execute({
    operation: "recordDestroyed",
    dossier: place.dossier,
    key: messageId,
    input: {},
    actor,
    now,
    decide: (current) => recordDestroyed(current, place),
  });
  doneUnless(result, ["document-not-withdrawn"]);
};
