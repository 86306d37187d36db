/** A file of this text or these bytes, with the one method of reading it that jsdom's files lack. */
export function fakeFile(name: string, content: string | Uint8Array<ArrayBuffer>): File {
  const slice = () => ({ stream: () => streamOf(content) }) as unknown as Blob;
  return Object.assign(new File([content], name), { slice });
}

function streamOf(content: string | Uint8Array): ReadableStream<Uint8Array> {
  const left = [typeof content === 'string' ? new TextEncoder().encode(content) : content];
  const read = () => Promise.resolve({ done: left.length === 0, value: left.pop() });
  return { getReader: () => ({ read }) } as unknown as ReadableStream<Uint8Array>;
}
