import "../form/field.css";
import { useId, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { upTo } from "../kit/french.ts";
import { type Zone, zoneBetween, zoneWords } from "./zones.ts";

const sides = { left: "Gauche", top: "Haut", width: "Largeur", height: "Hauteur" } as const;
type Side = keyof typeof sides;
type Figures = Readonly<Record<Side, string>>;
const none: Figures = { left: "", top: "", width: "", height: "" };

/** The zone that four percentages say, or undefined when they say none. */
const zoneOf = (page: number, figures: Figures): Zone | undefined => {
  const share = (side: Side) => Number(figures[side].replace(",", ".") || Number.NaN) / 100;
  const at = { x: share("left"), y: share("top") };
  const end = { x: at.x + share("width"), y: at.y + share("height") };
  return Object.values({ ...at, ...end }).every((value) => value >= 0 && value <= 1.0001)
    ? zoneBetween(page, at, end)
    : undefined;
};

type Props = {
  pages: number;
  zones: readonly Zone[];
  change: (zones: readonly Zone[]) => void;
};

/** The zones as figures: what the pointer draws, the keyboard writes; each can be taken away. */
export const ZoneForm = ({ pages, zones, change }: Props) => {
  const [page, setPage] = useState(1);
  const [figures, setFigures] = useState(none);
  const [fault, setFault] = useState<string>();
  const faultId = useId();
  const add = () => {
    const zone = zoneOf(page, figures);
    if (zone === undefined) {
      setFault("Écrivez quatre nombres de 0 à 100, la zone tenant dans la page.");
      return;
    }
    setFault(undefined);
    setFigures(none);
    change([...zones, zone]);
  };
  return (
    <>
      <fieldset className="zone-form">
        <legend>Ou par des nombres, en % de la page</legend>
        <div className="zone-figures">
          {pages > 1 && (
            <label className="field">
              <span className="label">Page</span>
              <select
                className="input"
                value={page}
                onChange={(event) => setPage(Number(event.target.value))}
              >
                {upTo(pages).map((number) => (
                  <option key={number}>{number}</option>
                ))}
              </select>
            </label>
          )}
          {(Object.keys(sides) as Side[]).map((side) => (
            <label className="field" key={side}>
              <span className="label">{sides[side]}</span>
              <input
                className="input"
                inputMode="decimal"
                aria-invalid={fault ? true : undefined}
                aria-describedby={fault ? faultId : undefined}
                value={figures[side]}
                onChange={(event) => setFigures({ ...figures, [side]: event.target.value })}
                onKeyDown={(event) => event.key === "Enter" && add()}
              />
            </label>
          ))}
          <Button onClick={add}>Ajouter la zone</Button>
        </div>
        {fault && (
          <p className="field" role="alert" id={faultId}>
            <span className="fault">{fault}</span>
          </p>
        )}
      </fieldset>
      <ul className="zone-list" aria-label="Zones à masquer">
        {zones.map((zone, index) => (
          <li key={JSON.stringify(zone)}>
            <span>
              Zone {index + 1} : {zoneWords(zone, pages)}
            </span>
            <Button
              small
              aria-label={`Enlever la zone ${index + 1}`}
              onClick={() => change(zones.filter((one) => one !== zone))}
            >
              Enlever
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};
