import { useId, useState } from "react";
import { useWatch } from "react-hook-form";
import {
  associatedByInsee,
  communeByInsee,
  type Place,
  placeLabel,
  searchPlaces,
} from "../../../domain/territory/lookup.ts";
import { Button } from "../kit/Button.tsx";
import { Optional, useField } from "./field.tsx";
import { TextField } from "./fields.tsx";

type Props = { name: string; label: string; hint?: string; optional?: boolean };

const communeWords = (insee: unknown) =>
  typeof insee === "string" ? (communeByInsee(insee)?.name ?? insee) : "";

const codeOf = (place: Place) => place.associated?.insee ?? place.commune.insee;

/**
 * A commune by typing its name or postcode. Several may share a postcode (59380 offers four): the person chooses, none
 * is taken by itself. What is kept is the INSEE code, the associated commune beside it.
 */
export const PlaceField = (props: Props) => {
  const commune = `${props.name}.commune`;
  const associated = `${props.name}.associatedCommune`;
  const { form, attributes, fault, faultId } = useField({ ...props, name: commune }, communeWords);
  const [insee, part] = useWatch({ name: [commune, associated] }) as (string | undefined)[];
  const [typed, setTyped] = useState("");
  const [elsewhere, setElsewhere] = useState(
    insee !== undefined && communeByInsee(insee) === undefined,
  );
  const listId = useId();
  const found = searchPlaces(typed).slice(0, 8);
  const chosen: Place | undefined =
    (part && associatedByInsee(part)) ||
    (insee && communeByInsee(insee)
      ? { commune: communeByInsee(insee) as Place["commune"] }
      : undefined);

  const take = (place: Place | undefined) => {
    const set = { shouldDirty: true, shouldValidate: fault !== undefined };
    form.setValue(`${props.name}.communeName`, undefined);
    form.setValue(associated, place?.associated?.insee);
    form.setValue(commune, place?.commune.insee, set);
    if (place) form.clearErrors(commune);
  };
  if (elsewhere)
    return (
      <div className="field-row">
        <TextField name={`${props.name}.communeName`} label="Commune" />
        <TextField
          name={commune}
          label="Code INSEE"
          hint="Cinq caractères ; ce n’est pas le code postal."
          narrow
        />
        <Button
          look="quiet"
          onClick={() => {
            setElsewhere(false);
            take(undefined);
          }}
        >
          Choisir une commune du territoire
        </Button>
      </div>
    );
  return (
    <div className="field">
      <label htmlFor={attributes.id}>
        {props.label}
        <Optional optional={props.optional} />
      </label>
      <p className="hint" id={`${listId}-hint`}>
        {props.hint ?? "Tapez le nom ou le code postal, puis choisissez."}
      </p>
      {chosen ? (
        <div className="chosen">
          <strong>{placeLabel(chosen)}</strong>
          <Button small onClick={() => take(undefined)}>
            Changer<span className="unseen"> de commune</span>
          </Button>
        </div>
      ) : (
        <>
          <input
            {...attributes}
            className="input"
            autoComplete="off"
            aria-describedby={[`${listId}-hint`, fault && faultId].filter(Boolean).join(" ")}
            aria-controls={listId}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") event.preventDefault();
              if (event.key !== "ArrowDown") return;
              event.preventDefault();
              document.getElementById(listId)?.querySelector("button")?.focus();
            }}
          />
          <ul className="places" id={listId} aria-label="Communes proposées">
            {found.map((place) => (
              <li key={codeOf(place)}>
                <button
                  type="button"
                  onClick={() => take(place)}
                  onKeyDown={(event) => {
                    const item = event.currentTarget.parentElement;
                    const to =
                      event.key === "ArrowDown"
                        ? item?.nextElementSibling
                        : event.key === "ArrowUp"
                          ? item?.previousElementSibling
                          : undefined;
                    if (to === undefined) return;
                    event.preventDefault();
                    (
                      to?.querySelector("button") ?? document.getElementById(attributes.id)
                    )?.focus();
                  }}
                >
                  {placeLabel(place)}
                  <span className="hint">
                    {place.associated
                      ? `INSEE ${place.associated.insee}`
                      : place.commune.postcodes.join(", ")}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <p className="hint" role="status">
            {typed.trim() !== "" &&
              (found.length === 0
                ? "Aucune commune du territoire ne correspond."
                : `${found.length} ${found.length > 1 ? "communes proposées" : "commune proposée"}.`)}
          </p>
          <div>
            <Button look="quiet" small onClick={() => setElsewhere(true)}>
              La personne habite hors du territoire
            </Button>
          </div>
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
