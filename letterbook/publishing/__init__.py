"""From pages to a site: write what changed, let MkDocs publish it, and read the result critically."""
