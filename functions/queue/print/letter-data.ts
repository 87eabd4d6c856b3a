import type { AppointmentState } from "../../../domain/appointment/appointment.ts";
import { placeOf } from "../../../domain/appointment/place.ts";
import type { CivilDate } from "../../../domain/date.ts";
import type { Directory } from "../../../domain/directory/directory.ts";
import { dossierNumber, identityOf } from "../../../domain/dossier/card.ts";
import type { Dossier } from "../../../domain/dossier/dossier.ts";
import type { SettingsInForce } from "../../../domain/setting/setting.ts";
import { hourWords } from "../hour.ts";
import type { AppointmentLetter } from "./appointment-letter.ts";
import { homeOn } from "./home.ts";

type House = {
  readonly settings: SettingsInForce;
  readonly directory: Directory;
  readonly today: CivilDate;
};

const salutations = { woman: "Madame", man: "Monsieur", "non-binary": "Madame, Monsieur" } as const;

/** What the letter of an appointment says today; undefined when there is nobody to write to (identity erased). */
export const letterDataOf = (
  dossier: Dossier,
  appointment: AppointmentState,
  { settings, directory, today }: House,
): AppointmentLetter | undefined => {
  const identity = identityOf(dossier);
  if (identity === undefined) return undefined;
  const { date, time, antenne, counsellor, moved } = appointment;
  const home = homeOn(dossier, today);
  const place = placeOf(dossier, appointment) ?? "";
  const office = directory.antennes.find(({ id }) => id === antenne);
  const isThere = office !== undefined && office.address === place;
  const { letterhead } = settings.values;
  const name = `${identity.firstNames} ${identity.usedName ?? identity.birthName}`;
  const town = home && [home.postcode, home.place].filter(Boolean).join(" ");
  return {
    letterhead,
    date: today,
    dossierNumber: dossierNumber(dossier.id),
    recipient: [name, ...(home?.street ?? []), ...(town ? [town] : [])],
    salutation: salutations[identity.sex],
    appointment: {
      on: date,
      at: hourWords(time),
      place: isThere ? office.name : place,
      ...(isThere && { address: office.address }),
      with: directory.accounts.find(({ id }) => id === counsellor)?.name ?? "",
    },
    ...(moved > 0 && { moved: true }),
    ...(letterhead.phone && { phone: letterhead.phone }),
  };
};
