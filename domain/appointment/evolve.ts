import { begun, type Recorded } from "../decider.ts";
import type { AppointmentEvent, AppointmentState } from "./appointment.ts";

export const evolveAppointment = (
  state: AppointmentState | undefined,
  event: Recorded<AppointmentEvent>,
): AppointmentState => {
  if (event.type === "appointment-given") return { ...event.data, moved: 0 };
  const appointment = begun(state, event);
  switch (event.type) {
    case "appointment-moved": {
      const { reason: _reason, ...when } = event.data;
      return { ...appointment, ...when, moved: appointment.moved + 1 };
    }
    case "presence-recorded":
      return { ...appointment, presence: event.data.presence };
    case "appointment-cancelled":
      return { ...appointment, cancelled: true };
  }
};
