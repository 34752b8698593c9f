/** Keeps what commands print on standard output, a document each, whether it comes whole or in pieces. */
export function keepPrinted(): string[] {
  const printed: string[] = [];
  let open = '';
  jest.spyOn(console, 'log').mockImplementation((text) => void printed.push(String(text)));
  jest.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    if (piece === '\n') {
      printed.push(open);
      open = '';
    } else open += String(piece);
    return true;
  });
  return printed;
}
