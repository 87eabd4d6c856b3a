import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DossierView } from "../dossier/view.ts";
import { Button, type ButtonLook, buttonClass } from "../kit/Button.tsx";
import { type Action, actions } from "./registry.ts";

const lookOf = (action: Action, first: boolean): ButtonLook =>
  first ? "primary" : action.danger ? "danger" : "secondary";

const Way = ({
  action,
  look,
  view,
  open,
}: {
  action: Action;
  look: ButtonLook;
  view: DossierView;
  open: () => void;
}) =>
  action.page ? (
    <Link to={action.page} params={{ dossierId: view.id }} className={buttonClass(look)}>
      {action.label}
    </Link>
  ) : (
    <Button look={look} onClick={open}>
      {action.label}
    </Button>
  );

/** What this actor may do now on this dossier, and no other; the awaited thing first, rarer ones folded. */
export const Actions = ({ view }: { view: DossierView }) => {
  const [opened, setOpened] = useState<Action>();
  const allowed = actions.filter((action) => view.actions.includes(action.operation));
  const shown = allowed.filter((action, index) => action.main || (index < 3 && !action.danger));
  const rest = allowed.filter((action) => !shown.includes(action));
  const Opened = opened?.dialog;
  return (
    <div className="actions">
      {shown.map((action) => (
        <Way
          key={action.operation}
          action={action}
          look={lookOf(action, action === shown.find((one) => one.main))}
          view={view}
          open={() => setOpened(action)}
        />
      ))}
      {rest.length > 0 && (
        <details className="more">
          <summary>Autres actions</summary>
          <div className="actions">
            {rest.map((action) => (
              <Way
                key={action.operation}
                action={action}
                look={lookOf(action, false)}
                view={view}
                open={() => setOpened(action)}
              />
            ))}
          </div>
        </details>
      )}
      {Opened && <Opened key={opened?.operation} view={view} close={() => setOpened(undefined)} />}
    </div>
  );
};
