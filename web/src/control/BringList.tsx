import { useState } from "react";
import type { Report } from "../../../domain/eligibility/report.ts";
import { whatToBring } from "../../../domain/eligibility/what-to-bring.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";

/** The list of papers to bring, in plain French, to be printed for the person. */
export const BringList = ({ report, name }: { report: Report; name: string }) => {
  const [open, setOpen] = useState(false);
  const list = whatToBring(report);
  if (list.items.length === 0) return null;
  return (
    <div className="screen-only">
      <Button small onClick={() => setOpen(true)}>
        Liste des papiers à apporter
      </Button>
      <Dialog title={list.title} open={open} close={() => setOpen(false)}>
        <div className="bring-list">
          <p>
            <strong>{name}</strong>
          </p>
          <p>{list.introduction}</p>
          <ul>
            {list.items.map((item) => (
              <li key={item.text}>
                {item.text}
                {item.choices && (
                  <ul>
                    {item.choices.map((choice) => (
                      <li key={choice}>{choice}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </div>
        <div className="button-row screen-only">
          <Button look="primary" onClick={() => window.print()}>
            Imprimer
          </Button>
          <Button onClick={() => setOpen(false)}>Fermer</Button>
        </div>
      </Dialog>
    </div>
  );
};
