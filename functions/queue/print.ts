import * as z from "zod";
import { systemActor } from "../../domain/access/actor.ts";
import { platformTells, recordLetter } from "../../domain/appointment/tell.ts";
import { momentOf } from "../../domain/appointment/telling.ts";
import { recordContractProduced, recordNobodyToPrint } from "../../domain/contract/decide.ts";
import { civilDateOf } from "../../domain/date.ts";
import type { Decision } from "../../domain/decider.ts";
import { type Dossier, find, latest } from "../../domain/dossier/dossier.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { printsFolder, put } from "../adapters/documents.ts";
import { loadDossier } from "../adapters/table/load.ts";
import { loadReference } from "../adapters/table/reference.ts";
import { keepMinutes, loadSession } from "../adapters/table/sessions.ts";
import { execute } from "../execute.ts";
import { log } from "../log.ts";
import { consume, type Delivery, doneUnless } from "./consume.ts";
import { appointmentLetter } from "./print/appointment-letter.ts";
import { contractAmendment } from "./print/contract-amendment.ts";
import { amendmentOf, contractDataOf } from "./print/contract-data.ts";
import { engagementContract } from "./print/engagement-contract.ts";
import { entrySessionMinutes } from "./print/entry-session-minutes.ts";
import { letterDataOf } from "./print/letter-data.ts";
import { minutesDataOf } from "./print/minutes-data.ts";

const id = z.string().min(1);
const message = z.discriminatedUnion("piece", [
  z.strictObject({
    piece: z.literal("contract"),
    dossier: id,
    contract: id,
    version: z.int().min(0),
  }),
  z.strictObject({ piece: z.literal("appointment-letter"), dossier: id }),
  z.strictObject({ piece: z.literal("entry-session-minutes"), session: id }),
]);
type Asked = z.infer<typeof message>;

const actor = systemActor("print");
const pdf = "application/pdf";

const printContract = async (
  asked: Extract<Asked, { piece: "contract" }>,
  { messageId, now }: Delivery,
): Promise<void> => {
  const { dossier } = await loadDossier(asked.dossier);
  const contract = find(dossier, "contract", asked.contract);
  if (contract?.state.status !== "asked") return;
  const house = { ...(await loadReference(now)), today: civilDateOf(now) };
  const data = contractDataOf(dossier, contract.id, house);
  const record = async (operation: string, decide: (current: Dossier) => Decision | Refusal) => {
    const command = { operation, dossier: dossier.id, key: messageId, input: asked, actor, now };
    doneUnless(await execute({ ...command, decide }), ["contract-not-asked"]);
  };
  if (data === undefined) {
    log("warn", { code: "print.nobody", contract: contract.id });
    return record("recordNobodyToPrint", (current) => recordNobodyToPrint(current, asked));
  }
  const key = `${printsFolder}${dossier.id}/${contract.id}-${contract.version}.pdf`;
  const amendment = amendmentOf(dossier, contract.id);
  const bytes = await (amendment
    ? contractAmendment({ ...data, ...amendment })
    : engagementContract(data));
  const { versionId } = await put(key, pdf, bytes);
  const produced = { contract: contract.id, key, versionId };
  await record("recordContractProduced", (current) => recordContractProduced(current, produced));
};

/** The letter of the appointment as it stands; nothing when the person was told meanwhile, or must not be written to. */
const printLetter = async (id: string, { messageId, now }: Delivery): Promise<void> => {
  const { dossier } = await loadDossier(id);
  const appointment = latest(dossier, "appointment");
  if (appointment === undefined || platformTells(dossier, appointment) !== "letter") return;
  const house = { ...(await loadReference(now)), today: civilDateOf(now) };
  const data = letterDataOf(dossier, appointment.state, house);
  if (data === undefined) {
    log("warn", { code: "print.nobody", appointment: appointment.id });
    return;
  }
  const moment = momentOf(appointment.state);
  const key = `${printsFolder}${dossier.id}/${appointment.id}-${moment}.pdf`;
  const { versionId } = await put(key, pdf, await appointmentLetter(data));
  const made = { appointment: appointment.id, moment, key, versionId };
  const result = await execute({
    operation: "recordLetter",
    dossier: dossier.id,
    key: messageId,
    input: { appointment: appointment.id, moment },
    actor,
    now,
    decide: (current) => recordLetter(current, made),
  });
  doneUnless(result, ["telling-known"]);
};

const printMinutes = async (session: string, { now }: Delivery): Promise<void> => {
  const found = await loadSession(session);
  if (found === undefined) throw new Error("no such session");
  const isDone = found.session.minutes !== undefined;
  if (isDone || found.session.settled < found.session.lines) return;
  const house = await loadReference(now);
  const bytes = await entrySessionMinutes(minutesDataOf(found.session, found.lines, house));
  const stored = await put(`${printsFolder}sessions/${session}.pdf`, pdf, bytes);
  if ((await keepMinutes(found.session, stored)) === "moved")
    throw new Error("the session moved while its minutes were made");
};

/** Makes one PDF a message. Twice, late, or for what is no longer asked: there is nothing to do. */
export const handler = consume("print", message, (asked, delivery) => {
  if (asked.piece === "contract") return printContract(asked, delivery);
  return asked.piece === "appointment-letter"
    ? printLetter(asked.dossier, delivery)
    : printMinutes(asked.session, delivery);
});
