import "./eligibility.css";
import type { Missing, Report, SingleReport, Verdict } from "../../../domain/eligibility/report.ts";
import { Badge, type Tone } from "../kit/Badge.tsx";
import { longDate } from "../kit/french.ts";

const verdicts: Record<Verdict, { label: string; tone: Tone }> = {
  met: { label: "Rempli", tone: "done" },
  "not-met": { label: "Non rempli", tone: "stop" },
  "not-proven": { label: "À prouver", tone: "wait" },
};

const validity = ({ from, until }: SingleReport): string =>
  [from && `à partir du ${longDate(from)}`, until && `jusqu’au ${longDate(until)}`]
    .filter(Boolean)
    .join(", ");

const MissingItem = ({ missing }: { missing: Missing }) => {
  if (!("oneOf" in missing)) return <li className="missing">{missing.sentence}</li>;
  return (
    <li className="missing">
      <span>
        L’un de :{" "}
        {missing.oneOf
          .map(
            (option) =>
              option.label ??
              option.all.map((one) => ("oneOf" in one ? "au choix" : one.label)).join(" et "),
          )
          .join(" ; ")}
      </span>
    </li>
  );
};

const Criterion = ({
  one,
  alternatives,
}: {
  one: SingleReport;
  alternatives?: readonly SingleReport[];
}) => {
  const { label, tone } = verdicts[one.verdict];
  const held = validity(one);
  return (
    <li className="criterion">
      <div className="head">
        <span className="name">{one.label}</span>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <p className="small">{one.sentence}</p>
      {held && <p className="validity">{held}</p>}
      {(one.documents.length > 0 || one.missing.length > 0) && (
        <ul className="proofs">
          {one.documents.map((used) => (
            <li key={`${used.document} ${used.kind}`}>
              {used.label}
              {used.until && ` (valable jusqu’au ${longDate(used.until)})`}
            </li>
          ))}
          {one.missing.map((missing) => (
            <MissingItem key={JSON.stringify(missing)} missing={missing} />
          ))}
        </ul>
      )}
      {alternatives && (
        <details open={one.verdict !== "met"}>
          <summary>Critère par critère</summary>
          <ul className="criteria">
            {alternatives.map((alternative) => (
              <Criterion key={alternative.criterion} one={alternative} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
};

/** The engine's report, criterion by criterion. It never decides. */
export const ReportView = ({ report }: { report: Report }) => {
  const { counts, until, lapses } = report.summary;
  return (
    <>
      <p className="soft">
        {counts.met} rempli{counts.met > 1 && "s"}, {counts["not-proven"]} à prouver,{" "}
        {counts["not-met"]} non rempli{counts["not-met"] > 1 && "s"}
        {until && ` · entrée possible jusqu’au ${longDate(until)}`}
      </p>
      <ul className="criteria">
        {report.criteria.map((one) => (
          <Criterion key={one.criterion} one={one} alternatives={one.alternatives} />
        ))}
      </ul>
      {lapses[0] && (
        <p className="small soft">
          Première pièce à échéance : {lapses[0].label}, le {longDate(lapses[0].on)}.
        </p>
      )}
    </>
  );
};
