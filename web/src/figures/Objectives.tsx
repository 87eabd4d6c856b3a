import "./objectives.css";
import "../table/table.css";
import { useQuery } from "@tanstack/react-query";
import { EmptyState, States } from "../kit/States.tsx";
import { objectivesQuery, type Wanted } from "./calls.ts";
import { ObjectiveCard } from "./ObjectiveCard.tsx";

/** Attainment of the objectives as counted at the end of a day. Figures, no names. */
const Objectives = ({ scope, date }: Wanted) => {
  const query = useQuery(objectivesQuery({ scope, date }));
  return (
    <States
      query={query}
      isEmpty={(evening) => evening.objectives.length === 0}
      empty={
        <EmptyState title="Pas de chiffres pour ce soir-là">
          <p>
            L’atteinte des objectifs est calculée chaque nuit : celle d’aujourd’hui se lira demain.
          </p>
        </EmptyState>
      }
    >
      {(evening) => (
        <>
          <p className="soft" role="status">
            Chiffres {evening.said}
            {evening.toBeConfirmed && ", avec des objectifs que le PLIE doit encore confirmer"}.
          </p>
          <div className="objectives">
            {evening.objectives.map((one) => (
              <ObjectiveCard key={one.objective.code} one={one} />
            ))}
          </div>
        </>
      )}
    </States>
  );
};
export default Objectives;
