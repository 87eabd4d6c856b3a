import { queryOptions } from "@tanstack/react-query";
import type { AgendaLine } from "../../../domain/appointment/agenda.ts";
import type { CivilDate } from "../../../domain/date.ts";
import type { Card } from "../../../domain/dossier/card.ts";
import { call, newKey } from "../api/client.ts";
import type { Opened } from "../document/calls.ts";

/** One line of an antenne's agenda. */
export type Meeting = AgendaLine & { readonly id: string; readonly card: Card };

/** The agenda of an antenne on a day, in the order of the hours. */
export const agendaQuery = (antenne: string, day: CivilDate) =>
  queryOptions({
    queryKey: ["list", "agenda", antenne, day],
    queryFn: ({ signal }) =>
      call<{ items: readonly Meeting[] }>({
        path: `/appointments?${new URLSearchParams({ antenne, day, limit: "500" })}`,
        signal,
      }),
  });

/** A link of a minute to the letter that announces an appointment; the opening is logged. */
export const openLetter = (dossierId: string, appointmentId: string): Promise<Opened> =>
  call<Opened>({
    method: "POST",
    path: `/dossiers/${dossierId}/appointments/${appointmentId}/letter/link`,
    body: {},
    key: newKey(),
  });
