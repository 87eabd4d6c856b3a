import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useWatch } from "react-hook-form";
import { isCivilDate } from "../../../domain/date.ts";
import type { Card } from "../../../domain/dossier/card.ts";
import type { Report } from "../../../domain/eligibility/report.ts";
import { call, newKey } from "../api/client.ts";
import { BringList } from "../control/BringList.tsx";
import { ReportView } from "../control/Report.tsx";
import { States } from "../kit/States.tsx";

type Props = { dossierId: string; card: Card };

/** The criteria as the control would see them, while the request is prepared. Nothing of it is kept. */
export const Preview = ({ dossierId, card }: Props) => {
  const [claimed, since, level] = useWatch({
    name: ["claimed", "withoutWorkSince", "educationLevel"],
  }) as [string[] | undefined, string | undefined, number | undefined];
  const body = useDeferredValue(
    JSON.stringify({
      claimed: claimed || [],
      ...(since && isCivilDate(since) && { withoutWorkSince: since }),
      ...(level && { educationLevel: level }),
    }),
  );
  const query = useQuery({
    queryKey: ["preview", dossierId, body],
    queryFn: ({ signal }) =>
      call<Report>({
        method: "POST",
        path: `/dossiers/${dossierId}/entry-request/preview`,
        body: JSON.parse(body),
        key: newKey(),
        signal,
      }),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <section className="card" aria-label="Aperçu des critères">
      <h2>Aperçu des critères</h2>
      <p className="soft small">
        Avec les règles du contrôle, à la date d’aujourd’hui. Rien n’en est gardé.
      </p>
      <States query={query}>
        {(report) => (
          <>
            <ReportView report={report} />
            <BringList report={report} card={card} />
          </>
        )}
      </States>
    </section>
  );
};
