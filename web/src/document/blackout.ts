import { PDFDocument } from "pdf-lib";
import type { Zone } from "./zones.ts";

const pixels = 1654; // A4 at 200 dots an inch: small print stays readable

const blacken = (canvas: HTMLCanvasElement, zones: readonly Zone[]) => {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("canvas");
  context.fillStyle = "#000";
  for (const zone of zones)
    context.fillRect(
      zone.x * canvas.width,
      zone.y * canvas.height,
      zone.width * canvas.width,
      zone.height * canvas.height,
    );
};

const jpegOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("canvas"))),
      "image/jpeg",
      0.9,
    );
  });

/**
 * A clean version of an image or PDF: pages are drawn again as pictures, so that nothing of what lay under a zone
 * stays in the file, neither text nor layers.
 */
export const cleanVersion = async (
  blob: Blob,
  zones: readonly Zone[],
  name: string,
): Promise<File> => {
  if (blob.type !== "application/pdf") {
    const bitmap = await createImageBitmap(blob);
    const canvas = document.createElement("canvas");
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
    blacken(canvas, zones);
    return new File([await jpegOf(canvas)], `${name}.jpg`, { type: "image/jpeg" });
  }
  const { openPdf, drawPage } = await import("./pdf.ts");
  const pdf = await openPdf(blob);
  const made = await PDFDocument.create();
  for (let page = 1; page <= pdf.numPages; page++) {
    const canvas = document.createElement("canvas");
    await drawPage(pdf, page, canvas, pixels / Math.min(2, window.devicePixelRatio || 1));
    blacken(
      canvas,
      zones.filter((zone) => zone.page === page),
    );
    const image = await made.embedJpg(await (await jpegOf(canvas)).arrayBuffer());
    const sheet = made.addPage([595, (595 * canvas.height) / canvas.width]);
    sheet.drawImage(image, { x: 0, y: 0, width: sheet.getWidth(), height: sheet.getHeight() });
  }
  await pdf.destroy();
  return new File([new Uint8Array(await made.save())], `${name}.pdf`, { type: "application/pdf" });
};
