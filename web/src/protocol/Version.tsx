import { protocolDifferences } from "../../../domain/protocol/differences.ts";
import {
  requiredAge,
  UNCERTAIN_PART_LABELS,
  type UncertainPart,
} from "../../../domain/protocol/protocol.ts";
import { today } from "../api/clock.ts";
import { useNames, useSettings } from "../api/reference.ts";
import { Badge } from "../kit/Badge.tsx";
import { count, longDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { Communes } from "./Communes.tsx";
import { Criteria } from "./Criteria.tsx";
import { asDraft, type ProtocolView } from "./calls.ts";
import { Differences } from "./Differences.tsx";
import { DryRun } from "./DryRun.tsx";
import { Withdraw } from "./Withdraw.tsx";

type Props = { version: ProtocolView; current: ProtocolView | undefined };

const Uncertain = ({ parts }: { parts: readonly UncertainPart[] }) => (
  <Notice
    tone="wait"
    title={`${count(parts.length, "point à confirmer", "points à confirmer")} par le PLIE`}
  >
    <ul>
      {parts.map((part) => (
        <li key={part}>{UNCERTAIN_PART_LABELS[part]}</li>
      ))}
    </ul>
    <p className="small">Une nouvelle version les confirme.</p>
  </Notice>
);

const Changes = ({ version, current }: Props) => {
  const { kind } = useSettings();
  const toCome = version.from > today();
  const differences =
    toCome && current ? protocolDifferences(current, version, kind) : version.differences;
  if (differences.length === 0) return null;
  const caption = toCome
    ? "Ce qui change par rapport à la version en vigueur"
    : "Ce qui a changé par rapport à la version précédente";
  return (
    <details open={toCome}>
      <summary>
        {caption} ({differences.length})
      </summary>
      <Differences caption={caption} differences={differences} />
    </details>
  );
};

const Status = ({ version, current }: Props) => {
  if (version === current) return <Badge tone="done">En vigueur</Badge>;
  return version.from > today() ? <Badge tone="note">À venir</Badge> : <Badge>Passée</Badge>;
};

/** One version: its period, what it asks, what it changes. */
export const Version = ({ version, current }: Props) => {
  const me = useMe();
  const names = useNames();
  const toCome = version.from > today();
  return (
    <section className="card">
      <div className="section-head">
        <h2>
          {toCome ? "À partir du" : version.to ? "Du" : "Depuis le"} {longDate(version.from)}
          {version.to && ` au ${longDate(version.to)}`}
        </h2>
        <Status version={version} current={current} />
      </div>
      {version.on && (
        <p className="soft small">
          Préparée le {longDate(version.on)} par {names.account(version.by)}.
        </p>
      )}
      {version === current && version.toBeConfirmed.length > 0 && (
        <Uncertain parts={version.toBeConfirmed} />
      )}
      <Changes version={version} current={current} />
      {toCome && mayEver(me, "dryRunProtocol") && <DryRun draft={async () => asDraft(version)} />}
      {toCome && mayEver(me, "withdrawProtocol") && (
        <div className="button-row">
          <Withdraw version={version} />
        </div>
      )}
      <Communes
        communes={version.communes}
        confirmed={!version.toBeConfirmed.includes("communes")}
      />
      <p>
        Âge minimum : <strong>{requiredAge(version)} ans atteints</strong> le jour de l’entrée.
      </p>
      <details>
        <summary>Critères d’entrée et leurs justificatifs</summary>
        <Criteria criteria={version.criteria} />
      </details>
      <details>
        <summary>Justificatifs de sortie</summary>
        <Criteria criteria={version.exit} />
      </details>
    </section>
  );
};
