import "./document.css";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { asProblem, Problem } from "../api/problem.ts";
import { Button } from "../kit/Button.tsx";
import { upTo } from "../kit/french.ts";
import { FailedState, LoadingState } from "../kit/States.tsx";
import { contentAt, pathOf } from "./content.ts";
import type { Pdf } from "./pdf.ts";

/** A document of a dossier, or what lies at a path of the API. */
export type Place = { dossierId: string; documentId: string } | { path: string };
type Props = Place & { type: string; label: string };

/** One page of a PDF, drawn. */
const PdfPage = ({
  pdf,
  page,
  width,
  turn,
  label,
  failed,
}: {
  pdf: Pdf;
  page: number;
  width: number;
  turn: number;
  label: string;
  failed: (error: unknown) => void;
}) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    const left = new AbortController();
    if (target)
      import("./pdf.ts")
        .then(({ drawPage }) => drawPage(pdf, page, target, width, turn, left.signal))
        .catch(failed);
    return () => left.abort();
  }, [pdf, page, width, turn, failed]);
  return <canvas ref={canvas} role="img" aria-label={`${label}, page ${page}`} />;
};

const usePdf = (blob: Blob | undefined) => {
  const [pdf, setPdf] = useState<Pdf>();
  const [error, setError] = useState<unknown>();
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened again at each try
  useEffect(() => {
    if (blob?.type !== "application/pdf") return;
    let opened: Pdf | undefined;
    let gone = false;
    import("./pdf.ts")
      .then(({ openPdf }) => openPdf(blob))
      .then((found) => {
        opened = found;
        if (gone) void found.destroy();
        else setPdf(found);
      })
      .catch((failure: unknown) => setError(failure));
    return () => {
      gone = true;
      setPdf(undefined);
      setError(undefined);
      void opened?.destroy();
    };
  }, [blob, tries]);
  return { pdf, error, setError, retry: () => setTries(tries + 1) };
};

const useAddress = (blob: Blob | undefined) => {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (blob === undefined) return;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address;
};

const widths = [420, 640, 860, 1200, 1600];

/** A document as it looks: image or PDF, nearer or farther, turned. */
export const Viewer = ({ type, label, ...place }: Props) => {
  const path = "path" in place ? place.path : pathOf(place.dossierId, place.documentId);
  const { data, error, refetch } = useQuery({
    queryKey: ["content", path],
    queryFn: () => contentAt(path, type),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const [zoom, setZoom] = useState(1);
  const [turn, setTurn] = useState(0);
  const image = useAddress(data?.blob);
  // What is saved is what was deposited: a HEIC is shown as JPEG, and saved as HEIC.
  const saved = useAddress(data?.original);
  const { pdf, error: broken, setError, retry } = usePdf(data?.blob);
  if (error) return <FailedState error={asProblem(error)} retry={() => void refetch()} />;
  if (broken)
    return (
      <FailedState
        error={new Problem(0, "unshown", "Ce PDF n’a pas pu être affiché.")}
        retry={retry}
      />
    );
  if (data === undefined) return <LoadingState label="Ouverture du document" />;
  const width = widths[zoom] ?? 640;
  return (
    <>
      <div className="preview-tools" role="toolbar" aria-label="Affichage du document">
        <Button small disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          Réduire
        </Button>
        <Button small disabled={zoom === widths.length - 1} onClick={() => setZoom(zoom + 1)}>
          Agrandir
        </Button>
        <Button small onClick={() => setTurn((turn + 90) % 360)}>
          Tourner
        </Button>
        {saved && (
          <a className="button quiet small" href={saved} download={data.fileName}>
            Enregistrer
          </a>
        )}
        {image && pdf && (
          <a className="button quiet small" href={image} target="_blank" rel="noreferrer">
            Imprimer<span className="unseen"> (dans un nouvel onglet)</span>
          </a>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, the keyboard must reach it */}
      <section className="preview" aria-label={label} tabIndex={0}>
        {pdf
          ? upTo(pdf.numPages).map((page) => (
              <PdfPage
                key={page}
                pdf={pdf}
                page={page}
                width={width}
                turn={turn}
                label={label}
                failed={setError}
              />
            ))
          : data.blob.type.startsWith("image/") &&
            image && (
              <img
                src={image}
                alt={label}
                width={width}
                style={{ rotate: `${turn}deg`, inlineSize: width }}
              />
            )}
      </section>
    </>
  );
};
