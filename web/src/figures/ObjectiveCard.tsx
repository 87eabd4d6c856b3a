import type { ReactNode } from "react";
import { profiles } from "../../../domain/objective/objective.ts";
import { Badge } from "../kit/Badge.tsx";
import { figure, shortDate } from "../kit/french.ts";
import type { ObjectiveView } from "./calls.ts";
import { Gauge } from "./Gauge.tsx";
import { Trend } from "./Trend.tsx";
import { aheadWords, targetOf, valueWords } from "./words.ts";

const Standing = ({ one }: { one: ObjectiveView }) => {
  if (one.ahead === undefined) return <Badge>Rien à compter encore</Badge>;
  return (
    <Badge tone={one.ahead >= 0 ? "done" : "wait"}>
      {aheadWords({ ...one, ahead: one.ahead })}
    </Badge>
  );
};

type Row = readonly [label: string, value: ReactNode];

const rowsOf = (one: ObjectiveView): readonly Row[] => {
  const { projection, delay, unknown } = one;
  return [
    ["Réalisé", valueWords(one, one.realised)],
    ["Objectif", `${valueWords(one, targetOf(one))}${delay ? " au plus" : ""}`],
    ...(one.measure === "volume"
      ? [["Attendu à ce jour", valueWords(one, one.expected)] as const]
      : []),
    ...(one.measure === "rate"
      ? [["Sur", `${figure(one.numerator)} sur ${figure(one.denominator)}`] as const]
      : []),
    ...(projection && one.measure === "volume"
      ? [
          [
            "En fin de période, à ce rythme",
            `${valueWords(one, projection.value)} (entre ${figure(projection.low)} et ${figure(projection.high)})`,
          ] as const,
        ]
      : []),
    ...(projection && one.measure === "rate"
      ? [
          [
            "Marge d’incertitude",
            `de ${valueWords(one, projection.low)} à ${valueWords(one, projection.high)}`,
          ] as const,
        ]
      : []),
    ...(delay
      ? ([
          ["Neuf décisions sur dix, en", valueWords(one, delay.percentile90)],
          ["Sans le temps passé chez le conseiller", valueWords(one, delay.net)],
          [
            "En attente",
            `${figure(delay.waiting)}${delay.oldestWaiting === undefined ? "" : `, la plus ancienne depuis ${valueWords(one, delay.oldestWaiting)}`}`,
          ],
        ] as const)
      : []),
    ...(unknown ? [["Profil inconnu", figure(unknown)] as const] : []),
  ];
};

/** One objective: where it stands, in a gauge, a table and a trend. */
export const ObjectiveCard = ({ one }: { one: ObjectiveView }) => {
  const { label, from, to, profile } = one.objective;
  return (
    <section className="card objective">
      <div className="section-head">
        <h2>{label}</h2>
        <Standing one={one} />
      </div>
      <p className="objective-value">
        {valueWords(one, one.realised)}
        <span className="soft"> pour un objectif de {valueWords(one, targetOf(one))}</span>
      </p>
      <Gauge one={one} />
      <table className="objective-rows">
        <caption className="unseen">
          {label}, du {shortDate(from)} au {shortDate(to)}
        </caption>
        <tbody>
          {rowsOf(one).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft small">
        Du {shortDate(from)} au {shortDate(to)}
        {profile && ` ; ${profiles[profile].toLowerCase()}`}.
      </p>
      <Trend one={one} />
    </section>
  );
};
