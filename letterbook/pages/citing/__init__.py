"""How records are cited: as items of CSL-JSON, in the forms that programs read, and in the styles that people write."""
