"""Measurements. Run by hand (`make bench`); machines are noisy, so compare ratios within one run."""
