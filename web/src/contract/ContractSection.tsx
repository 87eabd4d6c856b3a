import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { today } from "../api/clock.ts";
import { useSettings } from "../api/reference.ts";
import { type DossierView, dossierQuery, type SeenContract } from "../dossier/view.ts";
import { Badge, type Tone } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { longDate } from "../kit/french.ts";
import { Said } from "../kit/Said.tsx";
import { mayEver, useMe } from "../session/me.ts";

const Preview = lazy(() => import("../document/PreviewDialog.tsx"));

const words = {
  due: "À signer",
  asked: "En cours d’édition",
  produced: "Édité, à signer",
  signed: "Signé",
  impossible: "Impossible à signer",
  void: "Sans objet",
} as const;

const nameOf = ({ amends }: SeenContract) => (amends ? "Avenant" : "Contrat");

const toneOf = ({ status, dueOn }: SeenContract): Tone => {
  if (status === "signed") return "done";
  if (status === "void") return "neutral";
  return status !== "impossible" && dueOn < today() ? "stop" : "wait";
};

/** What is printed, and the signed paper: a name, and where each lies. */
const piecesOf = (view: DossierView, contract: SeenContract) => {
  const name = nameOf(contract);
  const scan = view.documents?.find(({ id }) => id === contract.document);
  const isPrinted = contract.key && contract.status !== "asked";
  return [
    ...(isPrinted
      ? [{ id: contract.id, type: "application/pdf", title: `${name} d’engagement` }]
      : []),
    ...(scan ? [{ id: scan.id, type: scan.type, title: `${name} signé, numérisé` }] : []),
  ];
};

type Piece = ReturnType<typeof piecesOf>[number];

const One = ({
  view,
  contract,
  open,
}: {
  view: DossierView;
  contract: SeenContract;
  open: (piece: Piece) => void;
}) => {
  const { reason } = useSettings();
  const me = useMe();
  const isDue = ["due", "asked", "produced"].includes(contract.status);
  return (
    <li>
      <div className="part-head">
        <strong>{contract.amends ? "Avenant" : "Contrat d’engagement individuel PLIE"}</strong>
        <Badge tone={toneOf(contract)}>{words[contract.status]}</Badge>
      </div>
      {contract.changes && <Said>{contract.changes}</Said>}
      <p>
        {contract.signedOn && `Signé le ${longDate(contract.signedOn)}.`}
        {isDue && `À signer avant le ${longDate(contract.dueOn)}`}
        {isDue && (contract.dueOn < today() ? " : la date est passée." : ".")}
        {contract.code && ` ${reason("no-contract", contract.code)}.`}
      </p>
      {contract.status === "asked" && <p role="status">Le PDF est en préparation…</p>}
      {mayEver(me, "openDocument") && (
        <div className="button-row screen-only">
          {piecesOf(view, contract).map((piece) => (
            <Button key={piece.id} small onClick={() => open(piece)}>
              Voir / imprimer : {piece.title.toLowerCase()}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
};

/** The engagement contract and its amendments: until when each is to be signed, and its papers to see and print. */
export const ContractSection = ({ view }: { view: DossierView }) => {
  const [opened, setOpened] = useState<Piece>();
  const { contract } = view;
  useQuery({
    ...dossierQuery(view.id),
    refetchInterval: contract?.status === "asked" ? 2_000 : false,
  });
  if (!contract) return null;
  const { former, ...last } = contract;
  return (
    <section className="card">
      <h2>Contrat d’engagement</h2>
      <ul className="parts">
        {[last, ...former.filter(({ status }) => status !== "void")].map((one) => (
          <One key={one.id} view={view} contract={one} open={setOpened} />
        ))}
      </ul>
      <Suspense>
        {opened && (
          <Preview
            dossierId={view.id}
            documentId={opened.id}
            type={opened.type}
            title={opened.title}
            close={() => setOpened(undefined)}
          />
        )}
      </Suspense>
    </section>
  );
};
