import type { CivilDate } from "../date.ts";
import { type AppointmentState, type Presence, presences } from "./appointment.ts";
import { isTold } from "./telling.ts";

/** What an antenne's agenda says of one appointment, in the order of the day. */
export type AgendaLine = {
  readonly date: CivilDate;
  readonly time: string;
  readonly dossier: string;
  readonly counsellor: string;
  /** Absent while the person is expected. */
  readonly presence?: Presence;
  /** The person knows of it; absent from a row of a former version. */
  readonly told?: boolean;
};

const expected = "expected";
const told = "told";
const toTell = "to-tell";

/** The sort key of an appointment in its antenne's agenda: by day and hour first. */
export const agendaSort = (dossier: string, appointment: AppointmentState): string => {
  const { date, time, counsellor, presence } = appointment;
  const telling = isTold(appointment) ? told : toTell;
  return [`${date}T${time}`, dossier, counsellor, presence ?? expected, telling].join("#");
};

/** What a sort key of an agenda says. */
export const readAgendaSort = (sort: string): AgendaLine => {
  const [when = "", dossier = "", counsellor = "", presence = expected, telling] = sort.split("#");
  const [date = "", time = ""] = when.split("T");
  return {
    date,
    time,
    dossier,
    counsellor,
    ...(presence in presences && { presence: presence as Presence }),
    ...(telling !== undefined && { told: telling === told }),
  };
};
