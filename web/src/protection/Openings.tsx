import { useNames, useSettings } from "../api/reference.ts";
import type { DossierView } from "../dossier/view.ts";
import { moment } from "../kit/french.ts";

/** Which colleagues opened the dossier for a day and why: told to the manager alone. */
export const Openings = ({ view }: { view: DossierView }) => {
  const names = useNames();
  const { reason } = useSettings();
  const { openings } = view.person;
  if (!openings?.length) return null;
  return (
    <section className="card">
      <h2>Ouvert à un collègue</h2>
      <dl className="facts">
        {openings.map((opening) => (
          <div key={`${opening.account} ${opening.until}`}>
            <dt>{names.account(opening.account)}</dt>
            <dd>
              {reason("opening", opening.code)}, jusqu’au {moment(opening.until)}
              {opening.reason && <span className="soft"> : « {opening.reason} »</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
