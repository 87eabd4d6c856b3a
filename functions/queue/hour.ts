/** « 9 h 30 », « 14 h ». */
export const hourWords = (time: string): string => {
  const [hours = "", minutes = ""] = time.split(":");
  return `${Number(hours)} h${minutes === "00" ? "" : ` ${minutes}`}`;
};
