"""The shell: navigation, workbench, figures, findings, settings."""
