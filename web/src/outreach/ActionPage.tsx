import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { stages } from "../../../domain/dossier/stage.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { type Row, withFreshCards } from "../api/rows.ts";
import { Badge } from "../kit/Badge.tsx";
import { buttonClass } from "../kit/Button.tsx";
import { folded, longDate } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { toneOf } from "../referral/stages.ts";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { actionQuery, usePlans } from "./calls.ts";

const columns: readonly Column<Row>[] = [
  {
    id: "personne",
    label: "Personne",
    heading: true,
    value: ({ card }) => folded(card.name),
    cell: ({ card }) => (
      <Link to="/dossiers/$dossierId" params={{ dossierId: card.dossier }} className="row-link">
        {card.firstNames} {card.name}
        <span className="under">{card.number}</span>
      </Link>
    ),
  },
  {
    id: "etape",
    label: "Où en est-on",
    value: ({ card }) => stages[card.stage],
    cell: ({ card }) => <Badge tone={toneOf(card.stage)}>{stages[card.stage]}</Badge>,
  },
];

/** One outreach action and the people met there. */
export const ActionPage = () => {
  const { actionId } = useParams({ from: "/signed-in/reperage/$actionId" });
  const query = useQuery(actionQuery(actionId));
  const names = useNames();
  const { plan } = usePlans();
  const action = query.data?.action;
  const register = action && action.date <= today() && (
    <Link
      to="/reperage/$actionId/personne"
      params={{ actionId }}
      className={buttonClass("primary")}
    >
      Enregistrer une personne
    </Link>
  );
  return (
    <Page
      title="Action de repérage"
      heading={action?.place ?? "Action de repérage"}
      lead={action && `${longDate(action.date)}, ${names.antenne(action.antenne)}`}
      back={{ to: "/reperage", label: "Repérage" }}
      actions={register}
    >
      <States query={query}>
        {(found) => (
          <>
            {(found.action.plan || found.action.partners.length > 0) && (
              <dl className="facts card">
                {found.action.plan && (
                  <>
                    <dt>Plan</dt>
                    <dd>{plan(found.action.plan)}</dd>
                  </>
                )}
                {found.action.partners.length > 0 && (
                  <>
                    <dt>Partenaires</dt>
                    <dd>{found.action.partners.map(names.organisation).join(", ")}</dd>
                  </>
                )}
              </dl>
            )}
            {found.items.length === 0 ? (
              <EmptyState title="Personne pour l’instant">
                <p>Les personnes rencontrées lors de cette action apparaîtront ici.</p>
                {register}
              </EmptyState>
            ) : (
              <DataTable
                caption="Personnes rencontrées"
                columns={columns}
                rows={withFreshCards(found.items)}
                idOf={({ id }) => id}
              />
            )}
          </>
        )}
      </States>
    </Page>
  );
};
