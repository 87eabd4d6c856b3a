/** A field that a refusal names, with the sentence to show beside it. */
export type FieldProblem = {
  readonly field: string;
  readonly message: string;
  readonly code?: string;
};

/** Every failure of the API in one shape: problem details (RFC 9457), or what we say when no answer came. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];
  /** The version that stands now, when somebody else changed the dossier (412). */
  readonly version?: number;
  /** Seconds to wait before trying again, when the platform said so. */
  readonly retryAfter?: number;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { errors?: readonly FieldProblem[]; version?: number; retryAfter?: number } = {},
  ) {
    super(message);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.version = more.version;
    this.retryAfter = more.retryAfter;
  }

  /** Trying the same thing again may succeed. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
  /** Somebody else changed it meanwhile. */
  get conflict(): boolean {
    return this.status === 412;
  }
}

const sentences: Record<number, string> = {
  0: "Le réseau ne répond pas. Rien n’est perdu : réessayez dans un instant.",
  401: "Votre session a expiré.",
  403: "Cette action ne vous est pas ouverte.",
  404: "Cette page n’existe pas, ou elle ne vous est pas ouverte.",
  412: "Quelqu’un d’autre a modifié ce dossier entre-temps.",
  413: "L’envoi est trop volumineux.",
  429: "Trop de demandes à la fois. Réessayez dans quelques secondes.",
};
const sentence = (status: number) =>
  sentences[status] ?? "La plateforme a rencontré un incident. Rien n’est perdu : réessayez.";

type Details = {
  detail?: string;
  code?: string;
  field?: string;
  errors?: FieldProblem[];
  version?: number;
};

/** Reads a refused answer; anything that is no problem details gets a sentence of ours. */
export const problemOf = async (response: Response): Promise<Problem> => {
  const details = ((await response.json().catch(() => undefined)) ?? {}) as Details;
  const message = details.detail ?? sentence(response.status);
  const single = details.field === undefined ? [] : [{ field: details.field, message }];
  const wait = Number(response.headers.get("retry-after"));
  return new Problem(response.status, details.code ?? `http-${response.status}`, message, {
    errors: details.errors?.length ? details.errors : single,
    version: details.version,
    retryAfter: Number.isFinite(wait) && wait > 0 ? wait : undefined,
  });
};

/** No answer at all. */
export const noAnswer = (): Problem => new Problem(0, "no-network", sentence(0));

/** The platform took the call and said nothing. */
export const tooLong = (): Problem =>
  new Problem(
    0,
    "too-long",
    "La plateforme ne répond pas depuis trente secondes. Rien n’est perdu : réessayez.",
  );

/** Something on the way answered in place of the platform: the sign-in page of a public network, say. */
export const notOurs = (): Problem =>
  new Problem(
    0,
    "not-ours",
    "La réponse ne vient pas de Jalon. Vérifiez votre accès à internet, puis réessayez.",
  );

/** A page or dialog of the client could not be fetched: the network is lost, or a deployment took it away. */
export const missingPiece = (): Problem =>
  new Problem(
    0,
    "missing-piece",
    "Cette partie de Jalon n’a pas pu être chargée. Rien n’est perdu : réessayez dans un instant.",
  );

/** Any error as a problem, for screens: what a script says of itself is for engineers, never shown. */
export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(500, "unexpected", sentence(500));
