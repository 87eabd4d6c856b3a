/** Nearest rank: the value at position ⌈share × n⌉ (domain.md section 8). */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(share * values.length) - 1] ?? Number.NaN;
