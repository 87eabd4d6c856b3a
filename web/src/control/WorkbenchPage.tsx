import "./workbench.css";
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import type { Report } from "../../../domain/eligibility/report.ts";
import { useCommand } from "../api/command.ts";
import { asProblem } from "../api/problem.ts";
import { useNames } from "../api/reference.ts";
import { useUnderWay } from "../dossier/useUnderWay.ts";
import { type DossierView, dossierQuery, standingControl } from "../dossier/view.ts";
import { Button } from "../kit/Button.tsx";
import { moment } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { useShortcut } from "../shell/shortcut.ts";
import { Eligibility } from "./Eligibility.tsx";
import { useNext } from "./useNext.ts";
import { Workbench } from "./Workbench.tsx";

type Props = { view: DossierView; next: () => void };

/** Not taken yet, or taken by a colleague: the report can be read, taking it opens the workbench. */
const Take = ({ view, next }: Props) => {
  const command = useCommand();
  const names = useNames();
  const control = standingControl(view);
  const mayTake = view.actions.includes("reserveControl");
  const take = () =>
    command.mutate({
      path: `/dossiers/${view.id}/control/reservation`,
      version: control?.version,
    });
  useShortcut("p", take, mayTake);
  useShortcut("n", next);
  return (
    <>
      {control?.reservation && !mayTake && (
        <Notice tone="wait">
          <p>
            Ce contrôle est pris par {names.account(control.reservation.by)}. Il se libère s’il est
            rendu, sinon le {moment(control.reservation.until)}.
          </p>
        </Notice>
      )}
      {command.error && (
        <Notice tone="stop" urgent>
          <p>{asProblem(command.error).message}</p>
        </Notice>
      )}
      <div className="button-row">
        {mayTake && (
          <Button look="primary" shortcut="p" pending={command.isPending} onClick={take}>
            Prendre ce contrôle
          </Button>
        )}
        <Button shortcut="n" onClick={next}>
          Suivant
        </Button>
      </div>
      <Eligibility view={view} />
    </>
  );
};

const Content = ({ view, next }: Props) => {
  const control = standingControl(view);
  useUnderWay(view);
  if (control === undefined) return <EmptyState title="Aucun contrôle dans ce dossier" />;
  return view.actions.includes("saveControlDraft") ? (
    <Workbench
      key={control.id}
      view={view}
      control={control}
      report={(control.report ?? undefined) as Report | undefined}
      next={next}
    />
  ) : (
    <Take view={view} next={next} />
  );
};

/** One control, document by document, by keyboard. */
export const WorkbenchPage = () => {
  const { dossierId } = useParams({ from: "/signed-in/controles/$dossierId" });
  const search = useSearch({ from: "/signed-in/controles/$dossierId" });
  const query = useQuery(dossierQuery(dossierId));
  const next = useNext(dossierId, search);
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
      back={{ to: "/controles", search, label: "Contrôles" }}
    >
      <States query={query}>{(view) => <Content key={view.id} view={view} next={next} />}</States>
    </Page>
  );
};
