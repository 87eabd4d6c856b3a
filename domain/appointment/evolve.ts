import { begun, type Recorded } from "../decider.ts";
import type { AppointmentEvent, AppointmentState } from "./appointment.ts";

export const evolveAppointment = (
  state: AppointmentState | undefined,
  event: Recorded<AppointmentEvent>,
): AppointmentState => {
  const why = event.leaves?.why && { why: event.leaves.why };
  if (event.type === "appointment-given") return { ...event.data, moved: 0, ...why };
  const appointment = begun(state, event);
  switch (event.type) {
    case "appointment-moved": {
      const { code: _code, ...when } = event.data;
      return { ...appointment, ...when, moved: appointment.moved + 1, ...why };
    }
    case "appointment-passed-on":
      return { ...appointment, counsellor: event.data.counsellor };
    case "presence-recorded":
      return { ...appointment, presence: event.data.presence };
    case "appointment-cancelled":
      return { ...appointment, cancelled: true };
  }
};
