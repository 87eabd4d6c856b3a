import "../home/home.css";
import type { ReactNode } from "react";
import type { Card } from "../../../domain/dossier/card.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { count } from "../kit/french.ts";
import { type BatchCommand, type Fate, useBatch } from "./batch.ts";

const FateBadge = ({ fate }: { fate: Fate | undefined }) => {
  if (fate?.state === "done") return <Badge tone="done">Fait</Badge>;
  if (fate?.state === "refused") return <Badge tone="stop">Refusé</Badge>;
  return fate?.state === "doing" ? <Badge tone="note">En cours</Badge> : <Badge>En attente</Badge>;
};

type Props = {
  title: string;
  lead?: ReactNode;
  submit: string;
  cards: readonly Card[];
  command: BatchCommand;
  /** What must be said before it can run: a referent, a date. */
  children?: ReactNode;
  ready?: boolean;
  close: () => void;
};

/** Acts on many dossiers at once; each tells its own fate. */
export const BatchDialog = (props: Props) => {
  const { cards, ready = true, close } = props;
  const { fates, running, run, done, refused } = useBatch(cards, props.command);
  const finished = !running && done + refused > 0;
  return (
    <Dialog title={props.title} open wide firm={running} close={close}>
      {props.lead && <p className="soft">{props.lead}</p>}
      {props.children}
      <p role="status" className="soft">
        {finished || running
          ? `${count(done, "dossier fait", "dossiers faits")}${refused ? `, ${count(refused, "refusé", "refusés")}` : ""}`
          : count(cards.length, "dossier choisi", "dossiers choisis")}
      </p>
      <ul className="fates">
        {cards.map((card) => {
          const fate = fates[card.dossier];
          return (
            <li key={card.dossier}>
              <span>
                <strong>
                  {card.firstNames} {card.name}
                </strong>
                {fate?.state === "refused" && <span className="small"> {fate.message}</span>}
              </span>
              <FateBadge fate={fate} />
            </li>
          );
        })}
      </ul>
      <div className="button-row">
        {done < cards.length && (
          <Button
            look="primary"
            pending={running}
            aria-disabled={!ready}
            onClick={() => ready && void run()}
          >
            {refused > 0 ? "Réessayer les refusés" : props.submit}
          </Button>
        )}
        <Button onClick={close}>{finished ? "Fermer" : "Annuler"}</Button>
      </div>
    </Dialog>
  );
};
