import "../form/field.css";
import { useId, useState } from "react";
import type { Card } from "../../../domain/dossier/card.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { asProblem } from "../api/problem.ts";
import { type FieldProps, Optional, useField } from "../form/field.tsx";
import { Button } from "../kit/Button.tsx";
import { count } from "../kit/french.ts";
import { useSearch, useSettled } from "./useSearch.ts";

const nameOf = (card: Card) => `${card.firstNames} ${card.name}`;
const placeOf = (card: Card) =>
  [card.number, card.commune && communeName(card.commune)].filter(Boolean).join(" · ");

/** A dossier by searching for it: its id is the field's value, what is typed stays out of addresses. */
export const DossierField = ({ except, ...props }: FieldProps & { except?: string }) => {
  const { form, attributes, fault, faultId } = useField(props);
  const [chosen, setChosen] = useState<Card>();
  const [typed, setTyped] = useState("");
  const settled = useSettled(typed);
  const { data, error, isFetching } = useSearch(settled);
  const listId = useId();
  const found =
    settled.length >= 2
      ? (data?.items ?? []).map(({ card }) => card).filter(({ dossier }) => dossier !== except)
      : [];
  const take = (card: Card | undefined) => {
    setChosen(card);
    form.setValue(props.name, card?.dossier, { shouldDirty: true });
    if (card) form.clearErrors(props.name);
  };
  const said = () => {
    if (settled.length < 2) return "";
    if (error) return asProblem(error).message;
    if (isFetching) return "Recherche…";
    return found.length === 0
      ? "Aucun dossier ne correspond."
      : count(found.length, "dossier trouvé", "dossiers trouvés");
  };
  return (
    <div className="field">
      <label htmlFor={attributes.id}>
        {props.label}
        <Optional optional={props.optional} />
      </label>
      <p className="hint" id={`${listId}-hint`}>
        {props.hint}
      </p>
      {chosen ? (
        <div className="chosen">
          <strong>
            {nameOf(chosen)} · {chosen.number}
          </strong>
          <Button small onClick={() => take(undefined)}>
            Changer<span className="unseen"> de dossier</span>
          </Button>
        </div>
      ) : (
        <>
          <input
            {...attributes}
            className="input"
            autoComplete="off"
            spellCheck={false}
            placeholder="Nom, prénom, numéro de dossier…"
            aria-describedby={[`${listId}-hint`, fault && faultId].filter(Boolean).join(" ")}
            aria-controls={listId}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
          <ul className="places" id={listId} aria-label="Dossiers trouvés">
            {found.map((card) => (
              <li key={card.dossier}>
                <button type="button" onClick={() => take(card)}>
                  {nameOf(card)}
                  <span className="hint">{placeOf(card)}</span>
                </button>
              </li>
            ))}
          </ul>
          <p className="hint" role="status">
            {said()}
          </p>
        </>
      )}
      {fault && (
        <p className="fault" id={faultId}>
          {fault}
        </p>
      )}
    </div>
  );
};
