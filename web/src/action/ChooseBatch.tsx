import { useState } from "react";
import type { Card } from "../../../domain/dossier/card.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { count } from "../kit/french.ts";
import { BatchDialog } from "./BatchDialog.tsx";

type Props = { title: string; path: string; cards: readonly Card[]; close: () => void };

/** Which dossiers, then the batch. Nothing is ticked beforehand: a decision is taken, not left. */
const ChooseBatch = ({ title, path, cards, close }: Props) => {
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [going, setGoing] = useState(false);
  const kept = cards.filter((card) => chosen.has(card.dossier));
  if (going)
    return (
      <BatchDialog title={title} submit="Confirmer" cards={kept} command={{ path }} close={close} />
    );
  const toggle = (dossier: string) => {
    const next = new Set(chosen);
    if (!next.delete(dossier)) next.add(dossier);
    choose(next);
  };
  return (
    <Dialog title={title} open wide close={close}>
      <fieldset className="choices" aria-label="Dossiers">
        {cards.map((card) => (
          <label className="choice" key={card.dossier}>
            <input
              type="checkbox"
              checked={chosen.has(card.dossier)}
              onChange={() => toggle(card.dossier)}
            />
            <span>
              {card.firstNames} {card.name} <span className="soft">{card.number}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="button-row">
        <Button
          look="primary"
          aria-disabled={kept.length === 0}
          onClick={() => kept.length > 0 && setGoing(true)}
        >
          Continuer avec {count(kept.length, "dossier")}
        </Button>
        <Button onClick={close}>Annuler</Button>
      </div>
    </Dialog>
  );
};
export default ChooseBatch;
