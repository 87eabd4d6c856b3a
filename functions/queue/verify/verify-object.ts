import { largestDocument, rejected, type Verdict } from "../../../domain/document/verification.ts";
import { get, type StoredVersion, sizeOf } from "../../adapters/documents.ts";
import { type Announced, inspect } from "./inspect.ts";

/**
 * Verifies one stored version against what was announced. An object too large is never loaded.
 * @throws what S3 throws when the object is not there: the message comes again
 */
export const verifyObject = async (
  stored: StoredVersion,
  announced: Announced,
): Promise<Verdict> =>
  (await sizeOf(stored)) > largestDocument
    ? rejected("too-large")
    : inspect(await get(stored), announced);
