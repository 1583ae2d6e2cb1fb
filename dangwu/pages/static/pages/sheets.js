// A table that is filled: Enter and the arrows go down a column, the sum is told; a page is printed.
(() => {
  const columns = new Map();
  document.querySelectorAll("[data-move]").forEach((one) => {
    const column = columns.get(one.dataset.move) ?? [];
    columns.set(one.dataset.move, [...column, one]);
  });
  const cells = columns.get("amount") ?? [];
  const sum = document.querySelector("[data-sum]");
  const fen = (text) => {
    const found = /^-?\d+(\.\d{1,2})?$/.exec(text.replaceAll(",", "").trim());
    return found ? Math.round(Number(found[0]) * 100) : 0;
  };
  const tell = () => {
    if (!sum) return;
    const filled = cells.map((one) => fen(one.value)).filter((one) => one > 0);
    const total = filled.reduce((all, one) => all + one, 0);
    const yuan = (total / 100).toLocaleString("zh-CN", { minimumFractionDigits: 2 });
    sum.textContent = filled.length ? `本次收 ${filled.length} 人，共 ${yuan} 元` : "";
  };
  cells.forEach((cell) => cell.addEventListener("input", tell));
  columns.forEach((column) => column.forEach((cell, place) => {
    cell.addEventListener("keydown", (event) => {
      const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.isComposing) return;
      const next = column[place + step];
      if (event.key === "Enter" && !next) return;
      event.preventDefault();
      if (next) { next.focus(); next.select(); }
    });
  }));
  tell();
  document.querySelectorAll("[data-print]").forEach((one) => {
    one.hidden = false;
    one.addEventListener("click", () => window.print());
  });
})();
