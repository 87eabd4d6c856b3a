import { expect } from "vitest";
import type { Answer } from "../house.ts";

const french = /^[A-ZÀ-Ý0-9].*[.!]$/s;
const english = /\b(?:the|expected|received|invalid|unrecognized|string|must|error)\b/i;

type Expected = { readonly field?: string; readonly fault?: string };

/** Every « no » of the platform: a problem (RFC 9457) with a stable code and a French sentence, field by field. */
export const expectRefused = (
  answer: Answer,
  status: number,
  code: string,
  { field, fault }: Expected = {},
): void => {
  const { body, type } = answer;
  expect({ status: answer.status, code: body.code }, JSON.stringify(body)).toEqual({
    status,
    code,
  });
  expect(type).toContain("application/problem+json");
  expect(body.status).toBe(status);
  const faults: { field: string; code: string; message: string }[] = body.errors ?? [];
  for (const sentence of [body.detail, ...faults.map(({ message }) => message)]) {
    expect(sentence).toMatch(french);
    expect(sentence).not.toMatch(english);
  }
  if (field !== undefined) expect([body.field, ...faults.map((one) => one.field)]).toContain(field);
  if (fault !== undefined) expect(faults.map((one) => one.code)).toContain(fault);
};
