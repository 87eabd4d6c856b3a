import { COMMUNES } from "../../../domain/territory/communes.ts";
import { Badge } from "../kit/Badge.tsx";
import { count } from "../kit/french.ts";

type Props = { communes: readonly string[]; confirmed: boolean };

/** Which of the communes of the territory adhere; the list may still have to be confirmed. */
export const Communes = ({ communes, confirmed }: Props) => (
  <section className="protocol-part">
    <div className="part-head">
      <h3>
        {count(communes.length, "commune adhérente", "communes adhérentes")} sur {COMMUNES.length}
      </h3>
      {confirmed ? (
        <Badge tone="done">Confirmé</Badge>
      ) : (
        <Badge tone="wait">À confirmer par le PLIE</Badge>
      )}
    </div>
    <ul className="communes">
      {COMMUNES.map(({ insee, name }) => (
        <li key={insee} data-in={communes.includes(insee)}>
          {name}
          <span className="unseen">
            {communes.includes(insee) ? " (adhérente)" : " (hors du PLIE)"}
          </span>
        </li>
      ))}
    </ul>
  </section>
);
