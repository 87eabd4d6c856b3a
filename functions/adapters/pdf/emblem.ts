/** The sentence that goes with the emblem on whatever FSE+ money paid for (domain.md section 6). */
export const fundingSentence = "Cofinancé par l’Union européenne";

const blue = "#003399";
const gold = "#ffcc00";

/** The ten corners of an upright five-pointed star. */
const corners = (x: number, y: number, radius: number) =>
  Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    // Inner corners of a regular pentagram.
    const distance = index % 2 === 0 ? radius : radius * 0.381966;
    return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)] as const;
  });

/**
 * Draws the emblem of the European Union as its graphical guide says: a rectangle of 3 × 2, twelve upright stars like
 * the hours of a clock, on a circle of a third of the height, each within a circle of an eighteenth.
 * @param height in points; the width is one and a half times it
 */
export const drawEmblem = (
  document: PDFKit.PDFDocument,
  x: number,
  y: number,
  height: number,
): void => {
  document.rect(x, y, height * 1.5, height).fill(blue);
  for (let hour = 0; hour < 12; hour += 1) {
    const angle = (hour * Math.PI) / 6;
    const centre = [
      x + height * 0.75 + (height / 3) * Math.cos(angle),
      y + height / 2 + (height / 3) * Math.sin(angle),
    ] as const;
    const [first, ...others] = corners(...centre, height / 18);
    if (first) document.moveTo(...first);
    for (const corner of others) document.lineTo(...corner);
    document.closePath().fill(gold);
  }
};
