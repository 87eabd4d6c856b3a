import "../setting/settings.css";
import "../table/table.css";
import "./protocol.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { today } from "../api/clock.ts";
import { Button } from "../kit/Button.tsx";
import { States } from "../kit/States.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { inForce, protocolsQuery } from "./calls.ts";
import { Version } from "./Version.tsx";
import { VersionForm } from "./VersionForm.tsx";

/** The versions of the protocol, newest first. A version in use is never changed: a new one is made. */
export const ProtocolsPage = () => {
  const me = useMe();
  const query = useQuery(protocolsQuery);
  const [making, setMaking] = useState(false);
  return (
    <Page
      title="Protocole d’accord"
      lead="La version en vigueur le jour de la demande juge le dossier. Une version qui sert ne change jamais : une nouvelle prend sa suite."
      actions={
        mayEver(me, "draftProtocol") &&
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
          if (making && current)
            return <VersionForm base={current} close={() => setMaking(false)} />;
          return (
            <div className="versions">
              {versions.toReversed().map((version) => (
                <Version key={version.from} version={version} current={current} />
              ))}
            </div>
          );
        }}
      </States>
    </Page>
  );
};
