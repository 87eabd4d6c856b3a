import { placeOf } from "../../../domain/appointment/place.ts";
import { platformTells } from "../../../domain/appointment/tell.ts";
import { momentOf } from "../../../domain/appointment/telling.ts";
import { instantInParis } from "../../../domain/date.ts";
import { contactOf } from "../../../domain/dossier/card.ts";
import { latest } from "../../../domain/dossier/dossier.ts";
import { derivedId } from "../../adapters/digest.ts";
import { loadDossier } from "../../adapters/table/load.ts";
import type { ToldMail } from "./message.ts";
import type { Prepared, Scene } from "./scene.ts";
import { appointmentTold } from "./templates/appointment-told.ts";
import { noteTold } from "./told.ts";

/**
 * The mail that tells a person of their appointment as it stands: one for each moment of it (given, moved, cancelled),
 * whatever the number of messages. None for a protected dossier, after a closing, or once the hour is past: somebody
 * is then asked to tell the person.
 */
export const toPerson = async (
  { template, dossier: id }: ToldMail,
  { reference, plie, now }: Scene,
): Promise<Prepared[]> => {
  const { dossier } = await loadDossier(id);
  const appointment = latest(dossier, "appointment");
  const email = contactOf(dossier)?.email;
  if (appointment === undefined || email === undefined) return [];
  if (platformTells(dossier, appointment) !== "mail") return [];
  const { state } = appointment;
  const tells = { dossier: id, appointment: appointment.id, moment: momentOf(state) };
  const claim = derivedId("mail", template, id, appointment.id, String(tells.moment));
  if (instantInParis(state.date, state.time) < now) {
    await noteTold(claim, tells, "not-sent", now);
    return [];
  }
  const office = reference.directory.antennes.find(({ id: antenne }) => antenne === state.antenne);
  const counsellor = reference.directory.accounts.find(({ id: who }) => who === state.counsellor);
  const place = placeOf(dossier, state) ?? "";
  const { phone } = reference.settings.values.letterhead;
  const content = appointmentTold({
    plie,
    id: appointment.id,
    moment: tells.moment,
    at: now,
    date: state.date,
    time: state.time,
    place: office && office.address === place ? `${office.name}, ${place}` : place,
    counsellor: counsellor?.name ?? "un conseiller",
    ...(phone && { phone }),
    ...(state.cancelled && { cancelled: true }),
  });
  return [{ claim, template, to: { email }, senderName: plie, content, tells }];
};
