import "../setting/settings.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isGroup } from "../../../domain/protocol/criterion.ts";
import { requiredAge, UNCERTAIN_PART_LABELS } from "../../../domain/protocol/protocol.ts";
import { describeRequirement } from "../../../domain/protocol/requirement.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { today } from "../api/clock.ts";
import { useSettings } from "../api/reference.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { longDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { inForce, type ProtocolView, protocolsQuery } from "./calls.ts";
import { Differences } from "./Differences.tsx";
import { DryRun } from "./DryRun.tsx";
import { VersionForm } from "./VersionForm.tsx";

const Criteria = ({ version }: { version: ProtocolView }) => {
  const { kind } = useSettings();
  return (
    <ul>
      {version.criteria.map((criterion) => (
        <li key={criterion.code}>
          {criterion.label}
          {isGroup(criterion) ? (
            <>
              {" "}
              <span className="soft">
                ({criterion.needed} sur {criterion.alternatives.length})
              </span>
              <ul>
                {criterion.alternatives.map((one) => (
                  <li key={one.code}>
                    {one.label}{" "}
                    <span className="soft small">: {describeRequirement(one.proof, kind)}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <span className="soft small"> : {describeRequirement(criterion.proof, kind)}</span>
          )}
        </li>
      ))}
    </ul>
  );
};

const Version = ({ version, current }: { version: ProtocolView; current: boolean }) => {
  const toCome = version.from > today();
  return (
    <section className="card">
      <div className="section-head">
        <h2>
          {toCome ? "À partir du" : "Depuis le"} {longDate(version.from)}
          {version.to && ` jusqu’au ${longDate(version.to)}`}
        </h2>
        <Badge tone={current ? "done" : toCome ? "note" : "neutral"}>
          {current ? "En vigueur" : toCome ? "À venir" : "Passée"}
        </Badge>
      </div>
      {version.toBeConfirmed.length > 0 && (
        <Notice tone="wait" title="À confirmer par le PLIE">
          <ul>
            {version.toBeConfirmed.map((part) => (
              <li key={part}>{UNCERTAIN_PART_LABELS[part]}</li>
            ))}
          </ul>
        </Notice>
      )}
      <dl className="facts">
        <dt>Âge</dt>
        <dd>{requiredAge(version)} ans atteints</dd>
        <dt>Communes</dt>
        <dd>
          {version.communes.length} : {version.communes.map(communeName).join(", ")}
        </dd>
      </dl>
      <details>
        <summary>Critères et justificatifs</summary>
        <Criteria version={version} />
      </details>
      {version.differences.length > 0 && <Differences differences={version.differences} />}
      {toCome && <DryRun from={version.from} />}
    </section>
  );
};

/** The versions of the protocol, newest first. A version in use is never changed: a new one is made. */
export const ProtocolsPage = () => {
  const query = useQuery(protocolsQuery);
  const [making, setMaking] = useState(false);
  return (
    <Page
      title="Protocole d’accord"
      lead="La version en vigueur le jour de la demande juge le dossier. Une version en usage ne change jamais."
      actions={
        !making && (
          <Button look="primary" onClick={() => setMaking(true)}>
            Préparer une nouvelle version
          </Button>
        )
      }
    >
      <States query={query}>
        {(versions) => {
          const current = inForce(versions, today());
          return (
            <div className="versions">
              {making && current && <VersionForm base={current} close={() => setMaking(false)} />}
              {versions.toReversed().map((version) => (
                <Version key={version.from} version={version} current={version === current} />
              ))}
            </div>
          );
        }}
      </States>
    </Page>
  );
};
