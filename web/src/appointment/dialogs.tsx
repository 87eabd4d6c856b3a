import { presences } from "../../../domain/appointment/appointment.ts";
import { presenceRecorded } from "../../../domain/appointment/input.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { openAppointment } from "../dossier/view.ts";
import { choicesOf, RadioField } from "../form/fields.tsx";
import { dayOfWeek } from "../kit/french.ts";

/** Present, absent or excused. */
export const Presence = (props: ActionProps) => {
  const appointment = openAppointment(props.view);
  if (appointment === undefined) return null;
  return (
    <CommandDialog
      {...props}
      title="Noter la présence"
      lead={`Rendez-vous du ${dayOfWeek(appointment.date)} à ${appointment.time}${appointment.place ? `, ${appointment.place}` : ""}.`}
      schema={presenceRecorded}
      path={`/appointments/${appointment.id}/presence`}
      version={appointment.version}
      submit="Enregistrer"
      said="Présence notée."
    >
      <RadioField name="presence" label="La personne était" choices={choicesOf(presences)} beside />
    </CommandDialog>
  );
};
