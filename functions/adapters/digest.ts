import { hash } from "node:crypto";

/** JSON with sorted keys and no undefined values: the same value always gives the same text. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
};

/** SHA-256 of a value's canonical JSON, base64url. */
export const digestOf = (value: unknown): string => hash("sha256", canonical(value), "base64url");

/**
 * An id that the same causes always give (actor, key, call number), in the shape of a UUID: creating twice fails on the
 * item that is already there.
 */
export const derivedId = (...causes: readonly string[]): string => {
  const hex = hash("sha256", canonical(causes), "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
