/**
 * An expected "no": a stable code for programs, a French sentence for people, and the field at fault if one is.
 * `status` is the HTTP status that says it best: 403 not allowed, 404 unknown, 409 wrong moment, 412 changed meanwhile,
 * 422 wrong content.
 */
export class Refusal {
  readonly code: string;
  readonly message: string;
  readonly status: 400 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 429;
  readonly field?: string;

  constructor(
    code: string,
    message: string,
    options: { status?: Refusal["status"]; field?: string } = {},
  ) {
    this.code = code;
    this.message = message;
    this.status = options.status ?? 409;
    if (options.field !== undefined) this.field = options.field;
  }
}

/** Tells a refusal from a result. */
export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal;
