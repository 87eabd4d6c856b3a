/** The documents bucket: signed addresses for people, contents for the platform. */
export {
  currentVersion,
  deleteAllVersions,
  deleteVersion,
  documentsFolder,
  get,
  isGone,
  moveOutOfQuarantine,
  printsFolder,
  put,
  quarantineFolder,
  type StoredVersion,
  sizeOf,
} from "./documents/objects.ts";
export {
  presignPreview,
  presignRead,
  presignUpload,
  type SignedUpload,
} from "./documents/presign.ts";
