"""The commands of dangwu, one a module; each holds `command`."""
