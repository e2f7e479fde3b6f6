"""The directory half: the catalogue that editors keep, made searchable."""
