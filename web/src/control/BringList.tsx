import "./bring-list.css";
import { useState } from "react";
import type { Refused } from "../../../domain/control/returned.ts";
import type { Card } from "../../../domain/dossier/card.ts";
import type { Report } from "../../../domain/eligibility/report.ts";
import { type BringItem, whatToBring } from "../../../domain/eligibility/what-to-bring.ts";
import { today } from "../api/clock.ts";
import { useNames, useSettings } from "../api/reference.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { longDate } from "../kit/french.ts";

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

const Paper = ({ text, choices, why }: BringItem) => (
  <li>
    {text}
    {choices && <Lines lines={choices} />}
    {why && (
      <p className="why">
        <span className="soft">Pourquoi ?</span> {why.join(" ")}
      </p>
    )}
  </li>
);

/** Whose list it is, from whom, and to whom the papers go. */
const Head = ({ card }: { card: Card }) => {
  const letterhead = useSettings().inForce?.values.letterhead;
  return (
    <div className="bring-head">
      <p className="house">
        {letterhead && [letterhead.name, letterhead.body].filter(Boolean).join(" · ")}
      </p>
      <p>
        <strong>
          {card.firstNames} {card.name}
        </strong>
        <br />
        Dossier {card.number} · le {longDate(today())}
      </p>
    </div>
  );
};

const Whom = ({ card }: { card: Card }) => {
  const names = useNames();
  const letterhead = useSettings().inForce?.values.letterhead;
  const antenne = names.directory?.antennes.find(({ id }) => id === card.antenne);
  const lines = [
    card.counsellor && names.account(card.counsellor),
    antenne && `${antenne.name}, ${antenne.address}`,
    letterhead?.phone,
  ].filter((line) => line !== undefined && line !== "");
  if (lines.length === 0) return null;
  return (
    <>
      <h3>À qui les apporter</h3>
      <Lines lines={lines as string[]} />
    </>
  );
};

type Props = { report: Report; card: Card; refused?: readonly Refused[] };

/** The list of papers to bring, in plain French, to be printed for the person: it prints alone. */
export const BringList = ({ report, card, refused = [] }: Props) => {
  const [open, setOpen] = useState(false);
  const list = whatToBring(report, refused);
  if (list.items.length === 0) return null;
  return (
    <div className="screen-only">
      <Button small onClick={() => setOpen(true)}>
        Liste des papiers à apporter
      </Button>
      <Dialog title={list.title} open={open} close={() => setOpen(false)}>
        <div className="bring-list prints-alone">
          <Head card={card} />
          <p>{list.introduction}</p>
          <ul className="papers">
            {list.items.map((item) => (
              <Paper key={item.text} {...item} />
            ))}
          </ul>
          <h3>Bon à savoir</h3>
          <Lines lines={list.advice} />
          <Whom card={card} />
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
