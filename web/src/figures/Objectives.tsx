import "./objectives.css";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "../kit/Badge.tsx";
import { figure } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { type ObjectiveView, objectivesQuery } from "./calls.ts";
import { Gauge } from "./Gauge.tsx";

/** A value in the words of its measure: 171, 62 %, 19 jours. */
export const valueWords = (one: ObjectiveView, value: number | undefined): string => {
  if (value === undefined) return "—";
  if (one.measure === "rate") return `${figure(value * 100)} %`;
  return one.measure === "delay" ? `${figure(value)} jours` : figure(value);
};

/** A target as its measure says it: a share's target is written in percent. */
export const targetOf = (one: ObjectiveView): number =>
  one.measure === "rate" ? one.objective.target / 100 : one.objective.target;

const Standing = ({ one }: { one: ObjectiveView }) => {
  if (one.ahead === undefined) return <Badge>Rien à compter encore</Badge>;
  const amount = valueWords(one, Math.abs(one.ahead));
  return one.ahead >= 0 ? (
    <Badge tone="done">{one.ahead === 0 ? "À l’attendu" : `${amount} d’avance`}</Badge>
  ) : (
    <Badge tone="wait">{amount} de retard</Badge>
  );
};

const Card = ({ one }: { one: ObjectiveView }) => (
  <section className="card objective">
    <div className="section-head">
      <h2>{one.objective.label}</h2>
      <Standing one={one} />
    </div>
    <p className="objective-value">
      {valueWords(one, one.realised)}
      <span className="soft"> pour un objectif de {valueWords(one, targetOf(one))}</span>
    </p>
    <Gauge one={one} />
    <dl className="facts">
      <dt>Attendu à ce jour</dt>
      <dd>{valueWords(one, one.expected)}</dd>
      {one.projection && (
        <>
          <dt>En fin de période</dt>
          <dd>
            {valueWords(one, one.projection.value)}{" "}
            <span className="soft">
              (entre {valueWords(one, one.projection.low)} et {valueWords(one, one.projection.high)}
              )
            </span>
          </dd>
        </>
      )}
      {one.delay && (
        <>
          <dt>9 dossiers sur 10 en</dt>
          <dd>{valueWords(one, one.delay.percentile90)} au plus</dd>
          <dt>En attente</dt>
          <dd>{figure(one.delay.waiting)}</dd>
        </>
      )}
      {one.unknown !== undefined && one.unknown > 0 && (
        <>
          <dt>Profil inconnu</dt>
          <dd>{figure(one.unknown)}</dd>
        </>
      )}
    </dl>
  </section>
);

/** Attainment of the objectives as counted last night. Figures, no names. */
const Objectives = () => {
  const query = useQuery(objectivesQuery);
  return (
    <States
      query={query}
      isEmpty={(evening) => evening.objectives.length === 0}
      empty={
        <EmptyState title="Pas encore de chiffres">
          <p>L’atteinte des objectifs est calculée chaque nuit ; elle apparaîtra ici demain.</p>
        </EmptyState>
      }
    >
      {(evening) => (
        <>
          <p className="soft">
            Chiffres {evening.said}
            {evening.toBeConfirmed && ", avec des réglages que le PLIE doit encore confirmer"}.
          </p>
          <div className="objectives">
            {evening.objectives.map((one) => (
              <Card key={one.objective.code} one={one} />
            ))}
          </div>
        </>
      )}
    </States>
  );
};
export default Objectives;
