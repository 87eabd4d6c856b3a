import "../home/home.css";
import { Link } from "@tanstack/react-router";
import { presences } from "../../../domain/appointment/appointment.ts";
import { useNames } from "../api/reference.ts";
import { Badge } from "../kit/Badge.tsx";
import type { Meeting } from "./calls.ts";
import { ToldBadge } from "./Told.tsx";

/** Who comes, hour by hour, with whom, and whether they came or know of it. */
export const Meetings = ({ meetings }: { meetings: readonly Meeting[] }) => {
  const names = useNames();
  return (
    <ul className="waiting">
      {meetings.map(({ id, dossier, time, card, counsellor, presence, told }) => (
        <li key={id}>
          <Link to="/dossiers/$dossierId" params={{ dossierId: dossier }}>
            <span className="name">
              <time>{time}</time> · {card.firstNames} {card.name}
            </span>
            <span className="where">avec {names.account(counsellor)}</span>
            <span className="how">
              {presence ? (
                <Badge tone={presence === "present" ? "done" : "stop"}>{presences[presence]}</Badge>
              ) : (
                <>
                  <Badge tone="note">Attendue</Badge> <ToldBadge told={told} />
                </>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
};
