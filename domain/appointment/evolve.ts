import { begun, type DomainEvent, type Recorded } from "../decider.ts";
import type { AppointmentEvent, AppointmentState } from "./appointment.ts";

type Placed = { readonly data: { readonly place?: string } } & DomainEvent;

/** What was typed goes before the antenne's address; in the oldest events both stand in `data`. */
const placeSaid = (event: Placed) => event.leaves?.place ?? event.data.place ?? "";

export const evolveAppointment = (
  state: AppointmentState | undefined,
  event: Recorded<AppointmentEvent>,
): AppointmentState => {
  const why = event.leaves?.why && { why: event.leaves.why };
  if (event.type === "appointment-given")
    return {
      ...event.data,
      place: placeSaid(event),
      moved: 0,
      standsSince: event.at,
      ...why,
    };
  const appointment = begun(state, event);
  switch (event.type) {
    case "appointment-moved": {
      const { code: _code, ...when } = event.data;
      const { slot: _former, ...rest } = appointment;
      return {
        ...rest,
        ...when,
        place: placeSaid(event),
        moved: appointment.moved + 1,
        standsSince: event.at,
        ...why,
      };
    }
    case "appointment-passed-on": {
      // The hour is free again for who had it; a letter that nobody posted yet names them: it is made again.
      const { letter: _letter, slot: _slot, ...rest } = appointment;
      return { ...rest, counsellor: event.data.counsellor };
    }
    case "presence-recorded":
      return { ...appointment, presence: event.data.presence };
    case "appointment-cancelled":
      return { ...appointment, cancelled: true, standsSince: event.at };
    case "telling-tried": {
      const telling = { ...event.data, by: event.by, at: event.at };
      return { ...appointment, tellings: [...(appointment.tellings ?? []), telling] };
    }
    case "appointment-letter-made":
      return { ...appointment, letter: event.data };
    case "appointment-letter-read":
      return appointment;
  }
};
