"""From outside into `sources/`: what a saved article proposes for its record; an editor decides."""
