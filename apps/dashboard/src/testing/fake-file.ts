/** A file of this text, with the one method of reading it that jsdom's files lack. */
export function fakeFile(name: string, text: string): File {
  const slice = () => ({ stream: () => streamOf(text) }) as unknown as Blob;
  return Object.assign(new File([text], name), { slice });
}

function streamOf(text: string): ReadableStream<Uint8Array> {
  const left = [new TextEncoder().encode(text)];
  const read = () => Promise.resolve({ done: left.length === 0, value: left.pop() });
  return { getReader: () => ({ read }) } as unknown as ReadableStream<Uint8Array>;
}
