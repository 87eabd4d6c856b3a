import { channels } from "../../../domain/appointment/appointment.ts";
import { ageOn } from "../../../domain/date.ts";
import { type Birth, displayName } from "../../../domain/person/identity.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { longDate, phoneWords } from "../kit/french.ts";
import { sexWord } from "../referral/words.ts";
import type { DossierView, Residence } from "./view.ts";

const born = (birth: Birth): string => {
  if (birth.kind === "year") return `${birth.year} (année seule)`;
  const said = `${longDate(birth.date)} (${ageOn(birth.date, today())} ans)`;
  return birth.kind === "declared" ? `${said}, date déclarée` : said;
};

const addressOf = ({ address, commune, associatedCommune }: Residence) => {
  const town = address?.communeName ?? communeName(commune);
  const part = associatedCommune && ` (${communeName(associatedCommune)})`;
  return [...(address?.street ?? []), `${town}${part ?? ""}`].join(", ");
};

/** Who the person is, how to reach them, where they live, who is in charge. */
export const Identity = ({ view }: { view: DossierView }) => {
  const names = useNames();
  const { identity, contact, residences } = view.person;
  const home = residences?.at(-1);
  return (
    <section className="card">
      <h2>Identité</h2>
      <dl className="facts">
        {identity ? (
          <>
            <dt>Nom</dt>
            <dd>{displayName(identity)}</dd>
            <dt>Naissance</dt>
            <dd>
              {born(identity.birth)}
              {identity.birthPlace && `, ${identity.birthPlace}`}
            </dd>
            <dt>Sexe</dt>
            <dd>{sexWord(identity.sex)}</dd>
            {identity.franceTravailId && (
              <>
                <dt>France Travail</dt>
                <dd className="figure">{identity.franceTravailId}</dd>
              </>
            )}
          </>
        ) : (
          <>
            <dt>Nom</dt>
            <dd>Identité effacée</dd>
          </>
        )}
        {contact && (
          <>
            <dt>Contact</dt>
            <dd>
              {[contact.phone && phoneWords(contact.phone), contact.email]
                .filter(Boolean)
                .join(" · ")}
              <span className="soft"> (préfère : {channels[contact.channel]})</span>
            </dd>
          </>
        )}
        {home && (
          <>
            <dt>Adresse</dt>
            <dd>
              {addressOf(home)}
              {residences && residences.length > 1 && (
                <span className="soft"> depuis le {longDate(home.from)}</span>
              )}
            </dd>
          </>
        )}
        <dt>Antenne</dt>
        <dd>{names.antenne(view.card.antenne)}</dd>
        <dt>Conseiller</dt>
        <dd>{view.card.counsellor ? names.account(view.card.counsellor) : "à désigner"}</dd>
      </dl>
    </section>
  );
};
