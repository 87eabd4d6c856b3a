import { channels, presences } from "../../../domain/appointment/appointment.ts";
import {
  isTold,
  isToTell,
  type Telling,
  tellingChannels,
  tellingOutcomes,
} from "../../../domain/appointment/telling.ts";
import { useNames } from "../api/reference.ts";
import type { DossierView, SeenAppointment } from "../dossier/view.ts";
import { Badge } from "../kit/Badge.tsx";
import { dayOfWeek, moment } from "../kit/french.ts";
import { LetterButton } from "./LetterButton.tsx";
import { ToldBadge } from "./Told.tsx";

const State = ({ one }: { one: SeenAppointment }) => {
  if (one.cancelled) return <Badge>Annulé</Badge>;
  if (one.presence)
    return (
      <Badge tone={one.presence === "present" ? "done" : "stop"}>{presences[one.presence]}</Badge>
    );
  return <Badge tone="note">À venir</Badge>;
};

/** « Appel : pas de réponse, Odile M., 24 nov. 2026 à 14:05 ». */
const Try = ({ telling }: { telling: Telling }) => {
  const names = useNames();
  const { channel, outcome, by, at } = telling;
  return (
    <li>
      {tellingChannels[channel]} : {tellingOutcomes[outcome].toLowerCase()} ·{" "}
      {by.startsWith("system:") ? "Jalon" : names.account(by)}, {moment(at)}
    </li>
  );
};

/** Each appointment of the dossier: when, with whom, and how and when the person was told, each try. */
export const AppointmentsSection = ({ view }: { view: DossierView }) => {
  const names = useNames();
  if (!view.appointments?.length) return null;
  return (
    <section className="card">
      <h2>Rendez-vous</h2>
      <ul className="parts">
        {view.appointments.toReversed().map((one) => (
          <li key={one.id}>
            <div className="part-head">
              <strong>
                {dayOfWeek(one.date)} à {one.time}
              </strong>
              <State one={one} />
              {(isTold(one) || isToTell(one)) && <ToldBadge told={isTold(one)} />}
            </div>
            <p className="soft small">
              avec {names.account(one.counsellor)}, {one.place ?? "(texte effacé)"} ·{" "}
              {channels[one.channel]}
              {one.moved > 0 && ` · déplacé ${one.moved} fois`}
            </p>
            {one.tellings && (
              <ul className="soft small" aria-label="Essais de prévenir la personne">
                {one.tellings.map((telling) => (
                  <Try key={`${telling.at} ${telling.outcome}`} telling={telling} />
                ))}
              </ul>
            )}
            {one.letter && isToTell(one) && view.actions.includes("openAppointmentLetter") && (
              <LetterButton dossierId={view.id} appointmentId={one.id} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
