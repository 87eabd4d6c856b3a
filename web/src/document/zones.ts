/** A zone of a page, in shares of its width and height, so that it holds at any size. */
export type Zone = {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** Where a zone lies, for whoever does not see it drawn. */
export const zoneWords = ({ page, x, y, width, height }: Zone, pages: number): string =>
  [
    pages > 1 && `page ${page}`,
    `à ${percent(x)} de la gauche`,
    `à ${percent(y)} du haut`,
    `large de ${percent(width)}`,
    `haute de ${percent(height)}`,
  ]
    .filter(Boolean)
    .join(", ");

/** The zone between two points of a page; undefined when it is too small to have been meant. */
export const zoneBetween = (
  page: number,
  one: { x: number; y: number },
  other: { x: number; y: number },
): Zone | undefined => {
  const within = (share: number) => Math.min(1, Math.max(0, share));
  const [left, right] = [within(Math.min(one.x, other.x)), within(Math.max(one.x, other.x))];
  const [top, bottom] = [within(Math.min(one.y, other.y)), within(Math.max(one.y, other.y))];
  const zone = { page, x: left, y: top, width: right - left, height: bottom - top };
  return zone.width > 0.005 && zone.height > 0.003 ? zone : undefined;
};
