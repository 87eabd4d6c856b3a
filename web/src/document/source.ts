import { drawPage, openPdf, type Pdf } from "./pdf.ts";

const width = 680;

/** A document page by page, drawn on a canvas: a PDF, or an image as one page. */
export type Source = {
  readonly pages: number;
  readonly draw: (page: number, canvas: HTMLCanvasElement, signal: AbortSignal) => Promise<void>;
};

export const sourceOf = async (blob: Blob): Promise<Source> => {
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
