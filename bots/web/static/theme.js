// Runs before the first paint, so that a chosen theme never flashes in the wrong colours.
{
  const kept = localStorage.getItem("riffreel.theme");
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
}
