import * as pdfjs from "pdfjs-dist";
import worker from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import openJpeg from "pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url";

pdfjs.GlobalWorkerOptions.workerSrc = worker;

export type Pdf = pdfjs.PDFDocumentProxy;

/**
 * pdf.js adds the name of its JPEG 2000 decoder to a folder's address; ours bears a fingerprint, so that the whole
 * address is given and what is added falls after the #.
 */
const decoders = `${new URL(openJpeg, document.baseURI).href}#/`;

/** Opens a PDF for drawing. Scripts in it never run; our policy lets no WebAssembly run, so that its decoders are script. */
export const openPdf = async (blob: Blob): Promise<Pdf> =>
  pdfjs.getDocument({
    data: await blob.arrayBuffer(),
    enableXfa: false,
    stopAtErrors: false,
    useWasm: false,
    wasmUrl: decoders,
  }).promise;

/**
 * Draws a page (from 1) on a canvas, `width` CSS pixels wide, turned by `turn` degrees. Given up without a word when the
 * signal says so or the document is closed meanwhile: nobody looks at it any more.
 */
export const drawPage = async (
  pdf: Pdf,
  page: number,
  canvas: HTMLCanvasElement,
  width: number,
  turn = 0,
  signal?: AbortSignal,
): Promise<void> => {
  let drawing: pdfjs.RenderTask | undefined;
  signal?.addEventListener("abort", () => drawing?.cancel());
  const isLeft = () => signal?.aborted || pdf.loadingTask.destroyed;
  try {
    const found = await pdf.getPage(page);
    if (isLeft()) return;
    const rotation = (found.rotate + turn + 360) % 360;
    const plain = found.getViewport({ scale: 1, rotation });
    const sharp = Math.min(2, window.devicePixelRatio || 1);
    const viewport = found.getViewport({ scale: (width / plain.width) * sharp, rotation });
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    drawing = found.render({ canvas, viewport });
    await drawing.promise;
  } catch (error) {
    if (!isLeft()) throw error;
  }
};
