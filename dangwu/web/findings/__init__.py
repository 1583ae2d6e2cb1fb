"""The place 查: findings, rules with their articles, the change log."""
