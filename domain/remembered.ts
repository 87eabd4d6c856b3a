/** A function that works out each answer once: of a value that comes again, it gives the same answer. */
export const remembered = <Asked, Answer extends object>(
  workOut: (asked: Asked) => Answer,
): ((asked: Asked) => Answer) => {
  const answers = new Map<Asked, Answer>();
  return (asked) => {
    const known = answers.get(asked);
    if (known) return known;
    const answer = workOut(asked);
    answers.set(asked, answer);
    return answer;
  };
};
