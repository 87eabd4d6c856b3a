import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { stages } from "../../../domain/dossier/stage.ts";
import { buttonClass } from "../kit/Button.tsx";
import { EmptyState, States } from "../kit/States.tsx";
import type { DossierView } from "./view.ts";

type Props = {
  query: UseQueryResult<DossierView>;
  /** One of them opens the page. */
  operations: readonly string[];
  /** What cannot be done, when none does: « Un avis ne peut pas être donné ». */
  what: string;
  children: (view: DossierView) => ReactNode;
};

/**
 * A page of one operation, when it may be done now; otherwise why not and where to go (one came back after a decision,
 * or by an old link). Once open it stays, so that what somebody else does meanwhile takes nothing away from a form.
 */
export const Allowed = ({ query, operations, what, children }: Props) => {
  const open = useRef(false);
  return (
    <States query={query}>
      {(view) => {
        const allowed = operations.some((operation) => view.actions.includes(operation));
        // What was kept from before may be old: only a reading made for this page settles it.
        if (allowed && query.isFetchedAfterMount) open.current = true;
        if (allowed || open.current) return children(view);
        return (
          <EmptyState title={`${what} maintenant`}>
            <p>
              Le dossier en est à cette étape : {stages[view.card.stage]}. Cela a peut-être déjà été
              fait, ou ce n’est pas à vous de le faire.
            </p>
            <Link
              to="/dossiers/$dossierId"
              params={{ dossierId: view.id }}
              className={buttonClass("primary")}
            >
              Voir le dossier
            </Link>
          </EmptyState>
        );
      }}
    </States>
  );
};
