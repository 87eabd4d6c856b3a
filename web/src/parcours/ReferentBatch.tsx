import { useId, useState } from "react";
import type { Card } from "../../../domain/dossier/card.ts";
import { BatchDialog } from "../action/BatchDialog.tsx";
import { useNames } from "../api/reference.ts";

/** Passes many dossiers to another referent: a leaver’s portfolio, or a few. */
export const ReferentBatch = ({ cards, close }: { cards: readonly Card[]; close: () => void }) => {
  const { directory } = useNames();
  const [account, choose] = useState("");
  const id = useId();
  const counsellors = (directory?.accounts ?? []).filter(
    (one) => one.roles.includes("counsellor") && one.closedOn === undefined,
  );
  return (
    <BatchDialog
      title="Changer de référent"
      lead="Chaque personne en est informée."
      submit="Nommer ce référent"
      cards={cards}
      command={{ path: "/referent", body: { account } }}
      ready={account !== ""}
      close={close}
    >
      <div className="field">
        <label htmlFor={id}>Nouveau référent</label>
        <select
          id={id}
          className="input"
          value={account}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">Choisir…</option>
          {counsellors.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
    </BatchDialog>
  );
};
