import { deleteItem, getItems, putItem, queryItems, tableName, updateItem } from "./client.ts";
import { isConditionFailed } from "./conflicts.ts";
import { claimKey } from "./keys.ts";

/** A nightly job's claim of a date. */
export type Claimed = "taken" | "finished" | "running";

/**
 * Claims a date for a job. A claim that was not finished may be taken again once its lease is over: the run that held
 * it died.
 *
 * @param lease seconds that a run may last
 */
export const takeClaim = async (
  job: string,
  of: string,
  now: string,
  lease: number,
): Promise<Claimed> => {
  const over = new Date(Date.parse(now) - lease * 1000).toISOString();
  try {
    await putItem({
      TableName: tableName(),
      Item: { ...claimKey(job, of), startedAt: now },
      ConditionExpression:
        "attribute_not_exists(pk) OR (attribute_not_exists(finishedAt) AND startedAt < :over)",
      ExpressionAttributeValues: { ":over": over },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    return "taken";
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
    return error.said.Item?.finishedAt ? "finished" : "running";
  }
};

/** Marks a claimed date as done. */
export const finishClaim = async (job: string, of: string, now: string): Promise<void> => {
  await updateItem({
    TableName: tableName(),
    Key: claimKey(job, of),
    UpdateExpression: "SET finishedAt = :now",
    ExpressionAttributeValues: { ":now": now },
  });
};

/** Lets go of a claim whose work failed, so that the next try need not wait for the lease. */
export const dropClaim = async (job: string, of: string): Promise<void> => {
  await updateItem({
    TableName: tableName(),
    Key: claimKey(job, of),
    UpdateExpression: "SET startedAt = :never",
    ConditionExpression: "attribute_not_exists(finishedAt)",
    ExpressionAttributeValues: { ":never": "" },
  });
};

/** Which of these a job has finished. */
export const finishedClaims = async (
  job: string,
  of: readonly string[],
): Promise<readonly string[]> => {
  const keys = new Map(of.map((one) => [claimKey(job, one).pk, one]));
  const found = await getItems(of.map((one) => claimKey(job, one)));
  return found.flatMap((item) => {
    const one = keys.get(String(item.pk));
    return one !== undefined && item.finishedAt ? [one] : [];
  });
};

/**
 * Notes that something was told on a day. True the first time, and again on the same day: a run that died may tell it
 * anew; false on every later day.
 */
export const alertOnce = async (what: string, today: string): Promise<boolean> => {
  try {
    await putItem({
      TableName: tableName(),
      Item: { ...claimKey("alert", what), on: today },
      ConditionExpression: "attribute_not_exists(pk) OR #on = :today",
      ExpressionAttributeNames: { "#on": "on" },
      ExpressionAttributeValues: { ":today": today },
    });
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
};

/** In the `waiting` index, mails claimed and not marked stand under this name. */
export const unsettledMails = "system:mail";

/** The appointment, and the moment of it, that a mail tells a person of. */
export type Told = {
  readonly dossier: string;
  readonly appointment: string;
  readonly moment: number;
};

/** What a claimed mail was for: a template and the ids of its message, kept until it is marked. */
export type MailClaim = {
  readonly claim: string;
  readonly template: string;
  readonly claimedAt: string;
  readonly tells?: Told;
};

/** Claims a mail before it is sent. False when it was claimed before, sent or not: it is never sent again by itself. */
export const claimMail = async (mail: MailClaim): Promise<boolean> => {
  const { claim, template, claimedAt, tells } = mail;
  try {
    await putItem({
      TableName: tableName(),
      Item: {
        ...claimKey("mail", claim),
        template,
        startedAt: claimedAt,
        kind: template,
        waitingFor: unsettledMails,
        waitingSince: claimedAt,
        ...(tells && { tells }),
      },
      ConditionExpression: "attribute_not_exists(pk)",
    });
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
};

/** Marks a mail as sent: it leaves the list of those whose fate is not known (« sort inconnu »). */
export const markMail = async (claim: string, sentAt: string): Promise<void> => {
  await updateItem({
    TableName: tableName(),
    Key: claimKey("mail", claim),
    UpdateExpression: "SET finishedAt = :now REMOVE waitingFor, waitingSince",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":now": sentAt },
  });
};

/** What SES says became of a mail. Whatever it is, SES had the mail: its fate is known. */
export type MailOutcome = "sent" | "rejected" | "bounced" | "complained";

/**
 * Notes what SES says of a mail, and since when; gives whom it told of what, if somebody. Undefined when no such claim
 * stands: it is not of this stage.
 */
export const noteMail = async (
  claim: string,
  outcome: MailOutcome,
  at: string,
): Promise<{ readonly tells?: Told } | undefined> => {
  try {
    const { Attributes } = await updateItem({
      TableName: tableName(),
      Key: claimKey("mail", claim),
      UpdateExpression:
        "SET #at = :at, finishedAt = if_not_exists(finishedAt, :at) REMOVE waitingFor, waitingSince",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeNames: { "#at": `${outcome}At` },
      ExpressionAttributeValues: { ":at": at },
      ReturnValues: "ALL_NEW",
    });
    return Attributes?.tells ? { tells: Attributes.tells as Told } : {};
  } catch (error) {
    if (isConditionFailed(error)) return undefined;
    throw error;
  }
};

/** Lets go of a mail that was surely not sent, so that it may be tried again. */
export const releaseMail = async (claim: string): Promise<void> => {
  await deleteItem({ TableName: tableName(), Key: claimKey("mail", claim) });
};

/** Mails claimed before an instant and not marked since: « sort inconnu ». One Query. */
export const mailsOfUnknownFate = async (before: string): Promise<readonly MailClaim[]> => {
  const page = await queryItems({
    TableName: tableName(),
    IndexName: "waiting",
    KeyConditionExpression: "waitingFor = :mail AND waitingSince < :before",
    ExpressionAttributeValues: { ":mail": unsettledMails, ":before": before },
  });
  return (page.Items ?? []).map((item) => ({
    claim: String(item.pk).slice("CLAIM#mail#".length),
    template: String(item.kind),
    claimedAt: String(item.waitingSince),
  }));
};
