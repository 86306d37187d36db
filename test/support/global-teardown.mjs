export default async function stopSharedMariadb() {
  await globalThis.stopSharedMariadb();
}
