import "./search.css";
import { useNavigate } from "@tanstack/react-router";
import { useId, useState } from "react";
import type { Card } from "../../../domain/dossier/card.ts";
import { stages } from "../../../domain/dossier/stage.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { asProblem } from "../api/problem.ts";
import { Badge } from "../kit/Badge.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { count } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { toneOf } from "../referral/stages.ts";
import { useSearch, useSettled } from "./useSearch.ts";

/**
 * Finds a dossier by name, number or France Travail id, from any page, by keyboard alone. It comes with the shell: what
 * is typed right after the shortcut is not lost on a part that is still to be fetched.
 */
export const SearchDialog = ({ close }: { close: () => void }) => {
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const settled = useSettled(text);
  const { data, error, isFetching } = useSearch(settled);
  const navigate = useNavigate();
  const id = useId();
  const found = settled.length >= 2 ? (data?.items ?? []) : [];
  const open = (card: Card | undefined) => {
    if (card === undefined) return;
    close();
    void navigate({ to: "/dossiers/$dossierId", params: { dossierId: card.dossier } });
  };
  const move = (event: React.KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setActive((active + step + found.length) % found.length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      open(found[active]?.card);
    }
  };
  const said = () => {
    if (settled.length < 2) return "Tapez au moins deux lettres.";
    if (isFetching) return "Recherche…";
    if (data?.more)
      return found.length === 0
        ? "Trop de dossiers commencent ainsi : ajoutez un mot."
        : `${count(found.length, "premier", "premiers")} : ajoutez un mot.`;
    return found.length === 0 ? "Aucun dossier ne correspond." : count(found.length, "dossier");
  };
  return (
    <Dialog title="Rechercher un dossier" open close={close}>
      <input
        className="input"
        role="combobox"
        aria-label="Nom, prénom, numéro de dossier ou identifiant France Travail"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Nom, prénom, numéro de dossier…"
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={move}
      />
      <p className="soft small" role="status">
        {said()}
      </p>
      {error && settled.length >= 2 && (
        <Notice tone="stop" urgent>
          <p>{asProblem(error).message}</p>
        </Notice>
      )}
      <div
        className="search-results"
        role="listbox"
        id={`${id}-list`}
        aria-label="Dossiers trouvés"
      >
        {found.map(({ card }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard drives the list from the field
          <div
            key={card.dossier}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={() => open(card)}
          >
            <span>
              <strong>
                {card.firstNames} {card.name}
              </strong>
              <span className="soft small">
                {[card.number, card.commune && communeName(card.commune)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            <Badge tone={toneOf(card.stage)}>{stages[card.stage]}</Badge>
          </div>
        ))}
      </div>
    </Dialog>
  );
};
