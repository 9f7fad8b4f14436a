/** Each of `writers` takes the next piece of work until none is left. */
export const shared = async (writers: number, works: readonly ((writer: number) => Promise<void>)[]): Promise<void> => {
  let next = 0;
  const write = async (writer: number): Promise<void> => {
    for (let work = works[next++]; work !== undefined; work = works[next++]) await work(writer);
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
};
