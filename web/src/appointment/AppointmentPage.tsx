import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useFormContext, useWatch } from "react-hook-form";
import { channels } from "../../../domain/appointment/appointment.ts";
import { appointmentGiven, appointmentMoved } from "../../../domain/appointment/input.ts";
import { isCivilDate } from "../../../domain/date.ts";
import { antennesCovering } from "../../../domain/directory/directory.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { Allowed } from "../dossier/Allowed.tsx";
import { CommandForm } from "../dossier/CommandForm.tsx";
import { type DossierView, dossierQuery, openAppointment } from "../dossier/view.ts";
import { DateField } from "../form/DateField.tsx";
import { choicesOf, SelectField, TextArea, TextField } from "../form/fields.tsx";
import { ReasonCode } from "../form/reason.tsx";
import { dayOfWeek } from "../kit/french.ts";
import { hasRole, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { agendaQuery } from "./calls.ts";
import { Proposals } from "./Proposals.tsx";

/** What the antenne already has on that day, so that two people are not booked at once. */
const DayAgenda = ({ antenne }: { antenne: string }) => {
  const [day, chosen] = useWatch({ name: ["date", "antenne"] }) as (string | undefined)[];
  const valid = day !== undefined && isCivilDate(day);
  const query = useQuery({ ...agendaQuery(chosen ?? antenne, day ?? ""), enabled: valid });
  const names = useNames();
  if (!valid || query.data === undefined) return null;
  return (
    <div className="card small">
      <strong>Agenda de l’antenne, {dayOfWeek(day)}</strong>
      {query.data.items.length === 0 ? (
        <p className="soft">Aucun rendez-vous ce jour-là.</p>
      ) : (
        <ul className="soft">
          {query.data.items.map((meeting) => (
            <li key={meeting.id}>
              {meeting.time} · {names.account(meeting.counsellor)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const useCounsellors = (antenne: string) => {
  const { directory } = useNames();
  const { control } = useFormContext();
  const chosen = (useWatch({ control, name: "antenne" }) as string | undefined) ?? antenne;
  return (directory?.accounts ?? [])
    .filter(
      (one) =>
        one.closedOn === undefined &&
        one.roles.includes("counsellor") &&
        one.antennes.includes(chosen),
    )
    .map(({ id, name }) => ({ value: id, label: name }));
};

const Fields = ({ view, moving }: { view: DossierView; moving: boolean }) => {
  const { antenne } = view.card;
  const home = view.person.residences?.at(-1);
  const { directory } = useNames();
  const counsellors = useCounsellors(antenne);
  const chosen = useWatch({ name: "antenne" }) as string | undefined;
  const covering =
    directory && home ? antennesCovering(directory, home, today()).map(({ id }) => id) : [];
  const outside = chosen !== undefined && !covering.includes(chosen);
  return (
    <>
      {moving && <ReasonCode family="appointment-move" label="Pourquoi est-il déplacé ?" listed />}
      <div className="field-row">
        <DateField name="date" label="Date" />
        <TextField name="time" label="Heure" type="time" narrow />
      </div>
      <div className="field-row">
        <SelectField name="counsellor" label="Conseiller" choices={counsellors} optional={moving} />
        <SelectField
          name="antenne"
          label="Antenne"
          optional
          placeholder="Celle du dossier"
          choices={(directory?.antennes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      {outside && (
        <TextArea
          name="why"
          label="Pourquoi cette antenne ?"
          hint="Elle ne couvre pas la commune de la personne."
          rows={2}
        />
      )}
      <DayAgenda antenne={antenne} />
      <Proposals home={home} />
      <TextField
        name="place"
        label="Lieu"
        hint="L’adresse de l’antenne, sauf pour une permanence ailleurs."
        optional
      />
      <SelectField
        name="channel"
        label="Prévenir la personne par"
        hint="Courriel : Jalon l’envoie. Courrier : Jalon prépare la lettre. SMS et appel : à faire, puis à noter."
        optional
        placeholder={moving ? "Comme la première fois" : "Le moyen qu’elle a choisi"}
        choices={choicesOf(channels)}
      />
    </>
  );
};

/** The appointment to come, as the form holds one. */
const coming = (view: DossierView) => ({ ...openAppointment(view) });

/** Gives an appointment, or moves the one to come. */
export const AppointmentPage = () => {
  const { dossierId } = useParams({ from: "/signed-in/dossiers/$dossierId/rendez-vous" });
  const query = useQuery(dossierQuery(dossierId));
  const navigate = useNavigate();
  const me = useMe();
  const back = () => void navigate({ to: "/dossiers/$dossierId", params: { dossierId } });
  const moving = query.data ? openAppointment(query.data) : undefined;
  return (
    <Page
      title={moving ? "Déplacer le rendez-vous" : "Fixer un rendez-vous"}
      lead={query.data && `${query.data.card.firstNames} ${query.data.card.name}`}
      back={{ to: "/dossiers/$dossierId", params: { dossierId }, label: "Dossier" }}
      narrow
    >
      <Allowed
        query={query}
        operations={["giveAppointment", "moveAppointment"]}
        what="Un rendez-vous ne peut pas être fixé ni déplacé"
      >
        {(view) => {
          const shared = { dossierId, done: back, of: coming };
          return moving ? (
            <CommandForm
              {...shared}
              schema={appointmentMoved}
              defaults={{ counsellor: moving.counsellor }}
              path={`/appointments/${moving.id}/move`}
              version={moving.version}
              submit="Déplacer le rendez-vous"
              said="Rendez-vous déplacé. Voyez dans le dossier comment la personne est prévenue."
              draft="move"
            >
              <Fields view={view} moving />
            </CommandForm>
          ) : (
            <CommandForm
              {...shared}
              schema={appointmentGiven}
              defaults={{
                counsellor: view.card.counsellor ?? (hasRole(me, "counsellor") ? me.id : undefined),
              }}
              path="/appointments"
              submit="Fixer le rendez-vous"
              said="Rendez-vous fixé. Voyez dans le dossier comment la personne est prévenue."
              draft="appointment"
            >
              <Fields view={view} moving={false} />
            </CommandForm>
          );
        }}
      </Allowed>
    </Page>
  );
};
