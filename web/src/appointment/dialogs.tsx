import { useWatch } from "react-hook-form";
import { presences } from "../../../domain/appointment/appointment.ts";
import {
  appointmentCancelled,
  presenceRecorded,
  tellingTried,
} from "../../../domain/appointment/input.ts";
import {
  outcomesByHand,
  type TellingChannel,
  tellingChannels,
  tellingOutcomes,
} from "../../../domain/appointment/telling.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { useSettings } from "../api/reference.ts";
import { openAppointment } from "../dossier/view.ts";
import { choicesOf, RadioField } from "../form/fields.tsx";
import { dayOfWeek, phoneWords } from "../kit/french.ts";

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

/** What may have come of a try by the channel that is chosen. */
const Outcome = () => {
  const channel = useWatch({ name: "channel" }) as TellingChannel | undefined;
  if (!channel) return null;
  const choices = outcomesByHand[channel].map((value) => ({
    value,
    label: tellingOutcomes[value],
  }));
  return <RadioField key={channel} name="outcome" label="Résultat" choices={choices} />;
};

/** A call, an SMS, a letter posted: each try is kept. */
export const Tell = (props: ActionProps) => {
  const appointment = props.view.appointments?.at(-1);
  const { phone, email } = props.view.person.contact ?? {};
  if (appointment === undefined) return null;
  return (
    <CommandDialog
      {...props}
      title="Noter comment la personne est prévenue"
      lead={
        <>
          Rendez-vous {appointment.cancelled && "annulé "}du {dayOfWeek(appointment.date)} à{" "}
          {appointment.time}.
          {phone && (
            <>
              {" "}
              Téléphone : <a href={`tel:${phone}`}>{phoneWords(phone)}</a>.
            </>
          )}
          {email && ` Courriel : ${email}.`}
        </>
      }
      schema={tellingTried}
      defaults={{ channel: appointment.channel }}
      path={`/appointments/${appointment.id}/tellings`}
      submit="Enregistrer"
      said="Essai noté."
    >
      <RadioField name="channel" label="Par" choices={choicesOf(tellingChannels)} beside />
      <Outcome />
    </CommandDialog>
  );
};

/** No other date for now: the person is told that they need not come. */
export const Cancel = (props: ActionProps) => {
  const { reasons } = useSettings();
  const appointment = openAppointment(props.view);
  if (appointment === undefined) return null;
  return (
    <CommandDialog
      {...props}
      title="Annuler le rendez-vous"
      lead={`Rendez-vous du ${dayOfWeek(appointment.date)} à ${appointment.time}. Pour une autre date, déplacez-le plutôt.`}
      schema={appointmentCancelled}
      path={`/appointments/${appointment.id}/cancellation`}
      version={appointment.version}
      submit="Annuler le rendez-vous"
      said="Rendez-vous annulé."
    >
      <RadioField name="code" label="Motif" choices={reasons("appointment-move")} />
    </CommandDialog>
  );
};
