import { daysBetween } from "../../../domain/date.ts";
import { expectedBy } from "../../../domain/objective/attainment.ts";
import { shortDate } from "../kit/french.ts";
import type { ObjectiveView, Point } from "./calls.ts";
import { targetOf, valueWords } from "./words.ts";

const width = 300;
const height = 100;

/** What was expected on a day: prorated for a count, the target itself for a share or a delay. */
const expectedOn = (one: ObjectiveView, date: string) =>
  one.measure === "volume" ? expectedBy(one.objective.target, one.objective, date) : targetOf(one);

/** The round number at the head of a scale: 1, 2, 3, 4, 5, 6 or 8 times a power of ten. */
const roundUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 3, 4, 5, 6, 8, 10].find((times) => times * power >= value) ?? 10) * power;
};

type Known = Point & { readonly realised: number };

const known = (history: readonly Point[]): readonly Known[] =>
  history.filter((point): point is Known => point.realised !== undefined);

const Line = ({
  className,
  points,
}: {
  className: string;
  points: readonly (readonly [number, number])[];
}) => (
  <polyline
    className={className}
    points={points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(" ")}
    fill="none"
    vectorEffect="non-scaling-stroke"
  />
);

const Picture = ({ one, points }: { one: ObjectiveView; points: readonly Known[] }) => {
  const [first, last] = [points[0] as Known, points.at(-1) as Known];
  const days = Math.max(1, daysBetween(first.date, last.date));
  const highest = Math.max(
    ...points.flatMap(({ date, realised }) => [realised, expectedOn(one, date)]),
  );
  const top = one.measure === "rate" ? 1 : roundUp(highest);
  const at = (date: string, value: number) =>
    [(daysBetween(first.date, date) / days) * width, height - (value / top) * height] as const;
  const [endX, endY] = at(last.date, last.realised);
  return (
    <div className="trend">
      <div className="trend-scale" aria-hidden="true">
        <span>{valueWords(one, top)}</span>
        <span>0</span>
      </div>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Courbe du ${shortDate(first.date)} au ${shortDate(last.date)} : de ${valueWords(one, first.realised)} à ${valueWords(one, last.realised)}`}
      >
        <path
          className="trend-grid"
          d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`}
          vectorEffect="non-scaling-stroke"
        />
        <Line
          className="trend-expected"
          points={points.map(({ date }) => at(date, expectedOn(one, date)))}
        />
        <Line
          className="trend-realised"
          points={points.map(({ date, realised }) => at(date, realised))}
        />
        <path className="trend-end" d={`M${endX} ${endY}h0`} vectorEffect="non-scaling-stroke" />
      </svg>
      <div className="trend-days" aria-hidden="true">
        <span>{shortDate(first.date)}</span>
        <span className="trend-legend">
          <i className="realised" /> réalisé <i className="expected" />{" "}
          {one.measure === "volume" ? "attendu" : "objectif"}
        </span>
        <span>{shortDate(last.date)}</span>
      </div>
    </div>
  );
};

/** The same as a table, for those who read rather than see. */
const Evenings = ({ one, points }: { one: ObjectiveView; points: readonly Known[] }) => (
  <details>
    <summary>
      Les chiffres, soir par soir<span className="unseen"> : {one.objective.label}</span>
    </summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
    <section className="evenings" aria-label={`Chiffres : ${one.objective.label}`} tabIndex={0}>
      <table className="table">
        <caption className="unseen">{one.objective.label}, soir par soir</caption>
        <thead>
          <tr>
            <th scope="col">Au soir du</th>
            <th scope="col" className="number">
              Réalisé
            </th>
            <th scope="col" className="number">
              {one.measure === "volume" ? "Attendu" : "Objectif"}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ date, realised }) => (
            <tr key={date} data-row>
              <th scope="row">{shortDate(date)}</th>
              <td className="number" data-label="Réalisé">
                {valueWords(one, realised)}
              </td>
              <td className="number" data-label={one.measure === "volume" ? "Attendu" : "Objectif"}>
                {valueWords(one, expectedOn(one, date))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
);

/** How an objective went over the last evenings, drawn and in a table. */
export const Trend = ({ one }: { one: ObjectiveView }) => {
  const points = known(one.history);
  if (points.length < 2)
    return (
      <p className="soft small">
        La courbe apparaîtra quand deux soirs au moins auront été comptés.
      </p>
    );
  return (
    <>
      <Picture one={one} points={points} />
      <Evenings one={one} points={points} />
    </>
  );
};
