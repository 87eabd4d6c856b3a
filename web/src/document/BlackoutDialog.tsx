import { useQuery } from "@tanstack/react-query";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { ActionProps } from "../action/CommandDialog.tsx";
import { newKey } from "../api/client.ts";
import { asProblem } from "../api/problem.ts";
import type { SeenDocument } from "../dossier/view.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { upTo } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { LoadingState } from "../kit/States.tsx";
import { toast } from "../kit/Toast.tsx";
import { cleanVersion, type Zone } from "./blackout.ts";
import { withdraw } from "./calls.ts";
import { contentOf } from "./content.ts";
import { drawPage, openPdf, type Pdf } from "./pdf.ts";
import { send } from "./upload.ts";

const width = 680;

type SheetProps = {
  page: number;
  source: Source;
  zones: readonly Zone[];
  add: (zone: Zone) => void;
};

/** A page on which zones are drawn with the pointer; the keyboard has its own way, by figures. */
const Sheet = ({ page, source, zones, add }: SheetProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const from = useRef<{ x: number; y: number } | undefined>(undefined);
  useEffect(() => {
    const left = new AbortController();
    if (canvas.current) void source.draw(page, canvas.current, left.signal);
    return () => left.abort();
  }, [source, page]);
  const at = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  return (
    <div
      className="sheet-cover"
      onPointerDown={(event) => {
        from.current = at(event);
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerUp={(event) => {
        const begun = from.current;
        from.current = undefined;
        const end = at(event);
        if (begun === undefined) return;
        const zone = {
          page,
          x: Math.min(begun.x, end.x),
          y: Math.min(begun.y, end.y),
          width: Math.abs(end.x - begun.x),
          height: Math.abs(end.y - begun.y),
        };
        if (zone.width > 0.005 && zone.height > 0.003) add(zone);
      }}
    >
      <canvas ref={canvas} role="img" aria-label={`Page ${page}`} />
      {zones
        .filter((zone) => zone.page === page)
        .map((zone) => (
          <span
            key={JSON.stringify(zone)}
            className="zone"
            style={{
              insetInlineStart: `${zone.x * 100}%`,
              insetBlockStart: `${zone.y * 100}%`,
              inlineSize: `${zone.width * 100}%`,
              blockSize: `${zone.height * 100}%`,
            }}
          />
        ))}
    </div>
  );
};

type Source = {
  readonly pages: number;
  readonly draw: (page: number, canvas: HTMLCanvasElement, signal: AbortSignal) => Promise<void>;
};

const sourceOf = async (blob: Blob): Promise<Source> => {
  if (blob.type === "application/pdf") {
    const pdf: Pdf = await openPdf(blob);
    return {
      pages: pdf.numPages,
      draw: (page, canvas, signal) => drawPage(pdf, page, canvas, width, 0, signal),
    };
  }
  const bitmap = await createImageBitmap(blob);
  const draw = async (_page: number, canvas: HTMLCanvasElement) => {
    canvas.width = width;
    canvas.height = Math.round((width * bitmap.height) / bitmap.width);
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  };
  return { pages: 1, draw };
};

/** Blacks out areas of a document: the clean version becomes the proof, the other is withdrawn and destroyed. */
const BlackoutDialog = ({ view, document, close }: ActionProps & { document: SeenDocument }) => {
  const { data, error } = useQuery({
    queryKey: ["blackout", document.id],
    queryFn: async () => {
      const content = await contentOf(view.id, document.id, document.type);
      return { ...content, source: await sourceOf(content.blob) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [zones, setZones] = useState<readonly Zone[]>([]);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const apply = async () => {
    if (data === undefined) return;
    setPending(true);
    setFault(undefined);
    try {
      const file = await cleanVersion(data.blob, zones, "piece-masquee");
      const { kinds, issuedOn, expiresOn } = document;
      await send(
        { dossierId: view.id, file, kinds, issuedOn, expiresOn },
        () => undefined,
        new AbortController().signal,
      );
      await withdraw(view.id, document.id, { code: "too-much" }, newKey());
      toast("La version masquée remplace l’ancienne, qui est détruite.");
      close();
    } catch (failure) {
      setFault(asProblem(failure).message);
      setPending(false);
    }
  };
  return (
    <Dialog title="Masquer une zone" open wide close={close}>
      <p className="soft">
        Tracez un rectangle sur ce qui ne doit pas être gardé (numéro de sécurité sociale, santé).
      </p>
      {(fault ?? error) && (
        <Notice tone="stop" urgent>
          <p>{fault ?? asProblem(error).message}</p>
        </Notice>
      )}
      {data ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, the keyboard must reach it
        <section className="preview" aria-label="Pages" tabIndex={0}>
          {upTo(data.source.pages).map((page) => (
            <Sheet
              key={page}
              page={page}
              source={data.source}
              zones={zones}
              add={(zone) => setZones([...zones, zone])}
            />
          ))}
        </section>
      ) : (
        !error && <LoadingState label="Ouverture du document" />
      )}
      <div className="button-row">
        <Button
          look="primary"
          disabled={zones.length === 0}
          pending={pending}
          onClick={() => void apply()}
        >
          Remplacer par la version masquée
        </Button>
        <Button disabled={zones.length === 0} onClick={() => setZones(zones.slice(0, -1))}>
          Enlever la dernière zone
        </Button>
        <Button onClick={close}>Annuler</Button>
      </div>
    </Dialog>
  );
};
export default BlackoutDialog;
