import { nothing } from "../../../domain/fields.ts";
import { protection } from "../../../domain/protection/input.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { useNames } from "../api/reference.ts";
import { CheckboxesField } from "../form/fields.tsx";

/** Reserves a dossier to named readers, or lifts the protection. */
export const Protect = (props: ActionProps) => {
  const { directory } = useNames();
  const isProtected = props.view.person.protectedFor !== undefined;
  const readers = (directory?.accounts ?? [])
    .filter((one) => one.closedOn === undefined && !one.roles.includes("prescriber"))
    .map(({ id, name }) => ({ value: id, label: name }));
  if (isProtected)
    return (
      <CommandDialog
        {...props}
        title="Lever la protection"
        lead="Le dossier redevient visible de tous ceux dont le rôle le permet."
        schema={protection}
        defaults={{ action: "lift" }}
        path="/protection"
        version={props.view.person.version}
        submit="Lever la protection"
        look="danger"
        said="Protection levée."
      />
    );
  return (
    <CommandDialog
      {...props}
      title="Protéger le dossier"
      lead="Seuls les lecteurs nommés le verront ; ailleurs, nom et coordonnées sont masqués."
      schema={protection}
      defaults={{ action: "protect", readers: [] }}
      path="/protection"
      version={props.view.person.version}
      submit="Protéger"
      said="Dossier protégé."
      wide
    >
      <CheckboxesField name="readers" label="Lecteurs" choices={readers} beside />
    </CommandDialog>
  );
};

export const DeclareTie = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Déclarer un lien avec la personne"
    lead="Vous connaissez cette personne hors du travail : le dossier ne vous sera plus ouvert."
    schema={nothing}
    path="/ties"
    submit="Déclarer ce lien"
    look="danger"
    said="Lien déclaré : ce dossier ne vous est plus ouvert."
  />
);
