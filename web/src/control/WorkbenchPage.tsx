import "./workbench.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { Report } from "../../../domain/eligibility/report.ts";
import { useCommand } from "../api/command.ts";
import { withOverlay } from "../api/overlay.ts";
import { asProblem } from "../api/problem.ts";
import { useNames } from "../api/reference.ts";
import { type DossierView, dossierQuery, standingControl } from "../dossier/view.ts";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { EmptyState, States } from "../kit/States.tsx";
import { useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { useShortcut } from "../shell/shortcut.ts";
import { controlsQuery } from "./ControlsPage.tsx";
import { Eligibility } from "./Eligibility.tsx";
import { Workbench } from "./Workbench.tsx";

/** Not taken yet, or taken by a colleague: the report can be read, taking it opens the workbench. */
const Take = ({ view }: { view: DossierView }) => {
  const command = useCommand();
  const names = useNames();
  const control = standingControl(view);
  const mayTake = view.actions.includes("reserveControl") || control?.status === "reserved";
  const take = () =>
    command.mutate({
      path: `/dossiers/${view.id}/control/reservation`,
      version: control?.version,
    });
  useShortcut("p", take, mayTake);
  return (
    <>
      {control?.status === "reserved" && (
        <Notice tone="wait">
          <p>
            Ce contrôle est pris par {names.account(control.reservation?.by)}. Il se libère au bout
            de deux heures.
          </p>
        </Notice>
      )}
      {command.error && (
        <Notice tone="stop" urgent>
          <p>{asProblem(command.error).message}</p>
        </Notice>
      )}
      {mayTake && (
        <div>
          <Button look="primary" shortcut="p" pending={command.isPending} onClick={take}>
            Prendre ce contrôle
          </Button>
        </div>
      )}
      <Eligibility view={view} />
    </>
  );
};

const Content = ({ view }: { view: DossierView }) => {
  const me = useMe();
  const navigate = useNavigate();
  const queue = useQuery(controlsQuery());
  const control = standingControl(view);
  const next = () => {
    const following = withOverlay(queue.data?.items ?? [], "statistics-officer").find(
      (row) => row.card.dossier !== view.id,
    );
    void (following
      ? navigate({ to: "/controles/$dossierId", params: { dossierId: following.card.dossier } })
      : navigate({ to: "/controles" }));
  };
  if (control === undefined) return <EmptyState title="Aucun contrôle dans ce dossier" />;
  const mine =
    control.status === "reserved" &&
    [me.id, ...me.standsFor.map((one) => one.account)].includes(control.reservation?.by ?? "");
  return mine ? (
    <Workbench
      key={control.id}
      view={view}
      control={control}
      report={(control.report ?? undefined) as Report | undefined}
      next={next}
    />
  ) : (
    <Take view={view} />
  );
};

/** One control, document by document, by keyboard. */
export const WorkbenchPage = () => {
  const { dossierId } = useParams({ from: "/signed-in/controles/$dossierId" });
  const query = useQuery(dossierQuery(dossierId));
  const card = query.data?.card;
  return (
    <Page
      title="Contrôle"
      heading={
        card ? (
          <>
            {card.firstNames} {card.name} <span className="dossier-number">{card.number}</span>
          </>
        ) : (
          "Contrôle"
        )
      }
      back={{ to: "/controles", label: "Contrôles" }}
    >
      <States query={query}>{(view) => <Content view={view} />}</States>
    </Page>
  );
};
