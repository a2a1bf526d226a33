/**
 * The results of all, or the first error once all have settled: what is under way must not outlive what follows.
 * `onError` is told of that error at once, so that it can hurry the rest.
 */
export async function settleAll<const Work extends readonly Promise<unknown>[]>(
  work: Work,
  onError: (error: unknown) => void = () => undefined,
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  const settled = Promise.allSettled(work);
  try {
    return await Promise.all(work);
  } catch (error) {
    onError(error);
    await settled;
    throw error;
  }
}
