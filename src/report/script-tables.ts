/** A table sorts by the heading that is clicked, and backwards by the next click. */
export const tablesScript = `
const number = (text) => {
  const x = parseFloat(text.replace('−', '-').replaceAll(',', ''));
  return isNaN(x) ? -Infinity : x;
};
for (const heading of all('th[scope=col]')) {
  let sign = 1;
  heading.addEventListener('click', () => {
    const body = heading.closest('table').tBodies[0];
    const text = (row) => row.cells[heading.cellIndex]?.textContent ?? '';
    const order = heading.className === 'figure'
      ? (a, b) => number(text(a)) - number(text(b))
      : (a, b) => text(a).localeCompare(text(b));
    body.append(...[...body.rows].sort((a, b) => sign * order(a, b)));
    sign = -sign;
  });
}
`;
