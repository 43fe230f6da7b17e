// Phones call every photograph image.jpg: pages are named by their day and their number, so that the coordinator knows them apart and the server their order.
export function namedPages(files: readonly File[], now: Date, before: number): File[] {
  const stamp = now.toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
  return files.map((file, place) => new File([file], `${stamp} p${before + place + 1}${file.name.match(/\.\w+$/)?.[0] ?? '.jpg'}`, { type: file.type, lastModified: file.lastModified }));
}
