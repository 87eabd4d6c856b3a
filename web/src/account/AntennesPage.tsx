import "../setting/settings.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as z from "zod";
import type { Antenne } from "../../../domain/directory/directory.ts";
import { antenneInput } from "../../../domain/directory/input.ts";
import { communeName, PLACES } from "../../../domain/territory/lookup.ts";
import { today } from "../api/clock.ts";
import { directoryQuery } from "../api/reference.ts";
import { CheckboxesField, TextField } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { folded } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { DirectoryForm } from "./DirectoryForm.tsx";

type Cover = Antenne["covers"][number];

/** A commune that stays keeps its dates; one that comes begins today; one that leaves ends today. */
const coversOf = (before: readonly Cover[], chosen: readonly string[]): Cover[] => {
  const standing = before.filter((cover) => cover.to === undefined);
  const kept = before.map((cover) =>
    cover.to !== undefined || chosen.includes(cover.commune) ? cover : { ...cover, to: today() },
  );
  const added = chosen
    .filter((commune) => !standing.some((cover) => cover.commune === commune))
    .map((commune) => ({ commune, from: today() }));
  return [...kept, ...added];
};

const slug = (name: string) =>
  folded(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);

const places = PLACES.map(({ commune, associated }) => ({
  value: associated?.insee ?? commune.insee,
  label: associated ? `${associated.name} (${commune.name})` : commune.name,
}));

const Edit = ({ antenne, close }: { antenne?: Antenne; close: () => void }) => {
  const schema = z.preprocess((given) => {
    const { communes, ...rest } = given as { communes?: string[] };
    return { ...rest, covers: coversOf(antenne?.covers ?? [], communes || []) };
  }, antenneInput);
  return (
    <DirectoryForm
      title={antenne?.name ?? "Nouvelle antenne"}
      schema={schema}
      defaults={{
        name: antenne?.name,
        address: antenne?.address,
        communes:
          antenne?.covers.filter((one) => one.to === undefined).map((one) => one.commune) ?? [],
      }}
      path={(values) => `/antennes/${antenne?.id ?? slug(values.name)}`}
      method="PUT"
      version={antenne?.version ?? 0}
      said="Antenne enregistrée."
      close={close}
    >
      <TextField name="name" label="Nom" />
      <TextField name="address" label="Adresse" />
      <CheckboxesField
        name="communes"
        label="Communes couvertes"
        hint="Une commune ajoutée l’est à partir d’aujourd’hui ; une commune retirée, jusqu’à aujourd’hui."
        choices={places}
        beside
      />
    </DirectoryForm>
  );
};

/** The local offices and the communes that they cover. */
export const AntennesPage = () => {
  const query = useQuery(directoryQuery);
  const [opened, open] = useState<{ readonly antenne?: Antenne }>();
  return (
    <Page
      title="Antennes"
      actions={
        <Button look="primary" onClick={() => open({})}>
          Ajouter une antenne
        </Button>
      }
    >
      <States
        query={query}
        isEmpty={(data) => data.antennes.length === 0}
        empty={<EmptyState title="Aucune antenne" />}
      >
        {(data) => (
          <div className="versions">
            {data.antennes.map((antenne) => (
              <section className="card" key={antenne.id}>
                <div className="section-head">
                  <h2>{antenne.name}</h2>
                  <Button small onClick={() => open({ antenne })}>
                    Modifier<span className="unseen"> {antenne.name}</span>
                  </Button>
                </div>
                <p className="soft">{antenne.address}</p>
                <p>
                  {antenne.covers
                    .filter((cover) => cover.to === undefined || cover.to >= today())
                    .map((cover) => communeName(cover.commune))
                    .join(", ")}
                </p>
              </section>
            ))}
          </div>
        )}
      </States>
      {opened && <Edit antenne={opened.antenne} close={() => open(undefined)} />}
    </Page>
  );
};
