import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { directoryQuery, settingsQuery } from "../api/reference.ts";
import { figure } from "../kit/french.ts";
import { States } from "../kit/States.tsx";
import { protocolsQuery } from "../protocol/calls.ts";

/** What an administrator looks after, with what still waits for a decision of the PLIE. */
const AdministratorHome = () => {
  const settings = useQuery(settingsQuery);
  const directory = useQuery(directoryQuery);
  const protocols = useQuery(protocolsQuery);
  // None of the figures is shown before all are there.
  const awaited = [settings, directory, protocols].find((query) => !query.isSuccess) ?? settings;
  const open = settings.data?.items.filter((item) => !item.confirmed).length ?? 0;
  return (
    <States<unknown> query={awaited}>
      {() => (
        <nav className="counts" aria-label="Réglages">
          <Link to="/reglages" className="count" data-late={open > 0}>
            <span className="value">{figure(open)}</span>
            <span className="name">Réglages à confirmer</span>
            <span className="oldest">{open > 0 ? "par le PLIE" : "tout est confirmé"}</span>
          </Link>
          <Link to="/reglages/protocole" className="count">
            <span className="value">{figure(protocols.data?.length ?? 0)}</span>
            <span className="name">Versions du protocole</span>
          </Link>
          <Link to="/reglages/comptes" className="count">
            <span className="value">
              {figure(directory.data?.accounts.filter((one) => !one.closedOn).length ?? 0)}
            </span>
            <span className="name">Comptes ouverts</span>
          </Link>
          <Link to="/reglages/antennes" className="count">
            <span className="value">{figure(directory.data?.antennes.length ?? 0)}</span>
            <span className="name">Antennes</span>
          </Link>
          <Link to="/reglages/partenaires" className="count">
            <span className="value">{figure(directory.data?.organisations.length ?? 0)}</span>
            <span className="name">Partenaires</span>
          </Link>
        </nav>
      )}
    </States>
  );
};
export default AdministratorHome;
