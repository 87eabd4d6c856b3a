import { useEffect } from "react";

type Pages = {
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly error: unknown;
  readonly fetchNextPage: () => unknown;
};

/**
 * A filter or a sort is true only of the whole list: while one is on, page after page is read to the last.
 *
 * @returns true while some are still to come, so that « rien ne correspond » is not said too early
 */
export const useWholeList = (
  { hasNextPage, isFetching, error, fetchNextPage }: Pages,
  wanted: boolean,
): boolean => {
  const more = wanted && hasNextPage && !error;
  useEffect(() => {
    if (more && !isFetching) void fetchNextPage();
  }, [more, isFetching, fetchNextPage]);
  return more;
};
