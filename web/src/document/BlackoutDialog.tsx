import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ActionProps } from "../action/CommandDialog.tsx";
import { useIntention } from "../api/intention.ts";
import { asProblem, Problem } from "../api/problem.ts";
import type { SeenDocument } from "../dossier/view.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { upTo } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { LoadingState } from "../kit/States.tsx";
import { toast } from "../kit/Toast.tsx";
import { cleanVersion } from "./blackout.ts";
import { contentOf } from "./content.ts";
import { refusalOf } from "./file.ts";
import { sourceOf } from "./source.ts";
import { send } from "./upload.ts";
import { ZoneForm } from "./ZoneForm.tsx";
import { ZoneSheet } from "./ZoneSheet.tsx";
import type { Zone } from "./zones.ts";

const useDrawn = (dossierId: string, document: SeenDocument) =>
  useQuery({
    queryKey: ["blackout", document.id],
    queryFn: async () => {
      const content = await contentOf(dossierId, document.id, document.type);
      return { ...content, source: await sourceOf(content.blob) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/**
 * Makes the clean version of these zones and sends it; the same zones again are the same file under the same key, so
 * that a retry never sends a second copy.
 */
const useClean = (dossierId: string, document: SeenDocument) => {
  const made = useRef<{ readonly zones: readonly Zone[]; readonly file: File }>(undefined);
  const { keyOf } = useIntention();
  return async (blob: Blob, zones: readonly Zone[]) => {
    if (made.current?.zones !== zones)
      made.current = { zones, file: await cleanVersion(blob, zones, "piece-masquee") };
    const { file } = made.current;
    const refused = refusalOf(file);
    if (refused) throw new Problem(0, "refused", refused);
    const { kinds, issuedOn, expiresOn } = document;
    const sending = { dossierId, file, kinds, issuedOn, expiresOn, replaces: document.id };
    await send(sending, keyOf(zones), () => undefined, new AbortController().signal);
  };
};

/** Blacks out areas of a document: the clean version takes its place once it is verified, and the other is destroyed. */
const BlackoutDialog = ({ view, document, close }: ActionProps & { document: SeenDocument }) => {
  const { data, error } = useDrawn(view.id, document);
  const sendClean = useClean(view.id, document);
  const [zones, setZones] = useState<readonly Zone[]>([]);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const shown = fault ?? error;
  const apply = async (blob: Blob) => {
    setPending(true);
    setFault(undefined);
    try {
      await sendClean(blob, zones);
      toast("Version masquée envoyée : elle remplacera la pièce dès qu’elle sera vérifiée.");
      close();
    } catch (failure) {
      setFault(failure);
      setPending(false);
    }
  };
  return (
    <Dialog title="Masquer une zone" open wide close={close}>
      <p className="soft">
        Tracez un rectangle sur ce qui ne doit pas être gardé (numéro de sécurité sociale, santé).
      </p>
      {shown !== null && shown !== undefined && (
        <Notice tone="stop" urgent>
          <p>{asProblem(shown).message}</p>
        </Notice>
      )}
      {data ? (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, the keyboard must reach it */}
          <section className="preview" aria-label="Pages" tabIndex={0}>
            {upTo(data.source.pages).map((page) => (
              <ZoneSheet
                key={page}
                page={page}
                source={data.source}
                zones={zones}
                add={(zone) => setZones([...zones, zone])}
                failed={setFault}
              />
            ))}
          </section>
          <ZoneForm pages={data.source.pages} zones={zones} change={setZones} />
        </>
      ) : (
        !error && <LoadingState label="Ouverture du document" />
      )}
      <div className="button-row">
        <Button
          look="primary"
          aria-disabled={zones.length === 0}
          pending={pending}
          onClick={() => data && zones.length > 0 && void apply(data.blob)}
        >
          Remplacer par la version masquée
        </Button>
        <Button
          aria-disabled={zones.length === 0}
          onClick={() => zones.length > 0 && setZones(zones.slice(0, -1))}
        >
          Enlever la dernière zone
        </Button>
        <Button onClick={close}>Annuler</Button>
      </div>
    </Dialog>
  );
};
export default BlackoutDialog;
