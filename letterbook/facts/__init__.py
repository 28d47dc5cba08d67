"""All that is computed about one record, as one frozen value: pages, data files and books only put it into words."""
