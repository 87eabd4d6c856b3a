import * as z from "zod";
import { readSettings } from "../settings.ts";

let name: string | undefined;

/** The bucket's name, from the environment. */
export const bucketName = (): string => {
  name ??= readSettings({ DOCUMENTS_BUCKET: z.string().min(1) }).DOCUMENTS_BUCKET;
  return name;
};
