import type { PDFDocument } from "pdf-lib";
import { useEffect, useRef, useState } from "react";
import { rejections } from "../../../domain/document/verification.ts";
import { asProblem } from "../api/problem.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { upTo } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { LoadingState } from "../kit/States.tsx";
import { drawPage, openPdf, type Pdf } from "./pdf.ts";
import { openScan, splitPdf } from "./split.ts";

type Sheet = { readonly page: number; readonly turn: number; readonly part: number };

type SheetProps = { pdf: Pdf; sheet: Sheet; parts: number; change: (sheet: Sheet) => void };

const SheetView = ({ pdf, sheet, parts, change }: SheetProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const left = new AbortController();
    if (canvas.current)
      void drawPage(pdf, sheet.page, canvas.current, 150, sheet.turn, left.signal);
    return () => left.abort();
  }, [pdf, sheet.page, sheet.turn]);
  return (
    <li className="sheet">
      <canvas ref={canvas} role="img" aria-label={`Page ${sheet.page}`} />
      <Button small onClick={() => change({ ...sheet, turn: (sheet.turn + 90) % 360 })}>
        Tourner<span className="unseen"> la page {sheet.page}</span>
      </Button>
      <label>
        <span className="unseen">Page {sheet.page} : </span>
        <select
          className="input"
          value={sheet.part}
          onChange={(event) => change({ ...sheet, part: Number(event.target.value) })}
        >
          {upTo(parts).map((part) => (
            <option key={part} value={part}>
              Pièce {part}
            </option>
          ))}
          <option value={0}>Ne pas garder</option>
        </select>
      </label>
    </li>
  );
};

type Props = { file: File; close: () => void; done: (files: readonly File[]) => void };

/** One scan of many pages: each page goes to a piece, turned if need be; the pieces replace the scan. */
const SplitDialog = ({ file, close, done }: Props) => {
  const [pdf, setPdf] = useState<Pdf>();
  const [scan, setScan] = useState<PDFDocument>();
  const [sheets, setSheets] = useState<readonly Sheet[]>([]);
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    // Opened both to be drawn and to be cut: what cannot be cut is said before any page is sorted.
    Promise.all([openScan(file), openPdf(file)])
      .then(([found, opened]) => {
        setScan(found);
        setPdf(opened);
        setSheets(upTo(opened.numPages).map((page) => ({ page, turn: 0, part: 1 })));
      })
      .catch((error: unknown) => setFault(asProblem(error).message));
  }, [file]);
  const parts = Math.min(sheets.length, Math.max(2, ...sheets.map((sheet) => sheet.part + 1)));
  const change = (changed: Sheet) =>
    setSheets(sheets.map((sheet) => (sheet.page === changed.page ? changed : sheet)));
  const apply = async () => {
    if (scan === undefined) return;
    if (sheets.every((sheet) => sheet.part === 0)) return setFault("Gardez au moins une page.");
    try {
      done(await splitPdf(scan, file.name, sheets));
    } catch {
      setFault(rejections.unreadable);
    }
  };
  return (
    <Dialog title="Séparer ou tourner les pages" open wide close={close}>
      <p className="soft">
        Dites de quelle pièce est chaque page. Vous donnerez ensuite la nature de chaque pièce.
      </p>
      {fault && (
        <Notice tone="stop" urgent>
          <p>{fault}</p>
        </Notice>
      )}
      {!pdf && !fault && <LoadingState label="Lecture du fichier" />}
      {pdf && (
        <ul className="sheets">
          {sheets.map((sheet) => (
            <SheetView key={sheet.page} pdf={pdf} sheet={sheet} parts={parts} change={change} />
          ))}
        </ul>
      )}
      <div className="button-row">
        <Button look="primary" disabled={!pdf} onClick={() => void apply()}>
          Séparer
        </Button>
        <Button onClick={close}>Annuler</Button>
      </div>
    </Dialog>
  );
};
export default SplitDialog;
